package software.openwork.den.http.org;

import java.util.List;
import software.openwork.den.application.org.ListOrgs;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.org.Membership;
import software.openwork.den.http.auth.AccountJson;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Json;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.Reply;

/** {@code /v1/me} and {@code /v1/me/orgs}. */
public final class MeRoutes {

    private final ListOrgs listOrgs;

    private MeRoutes(ListOrgs listOrgs) {
        this.listOrgs = listOrgs;
    }

    public static List<Route> of(ListOrgs listOrgs) {
        MeRoutes routes = new MeRoutes(listOrgs);
        return List.of(
                Route.forCaller(Method.GET, "/v1/me", MeRoutes::me),
                Route.forCaller(Method.GET, "/v1/me/orgs", routes::orgs));
    }

    private static Reply me(Exchange exchange, SignedIn caller) {
        return Reply.json(200, Json.object(json -> AccountJson.writeSignedIn(json, caller)));
    }

    private Reply orgs(Exchange exchange, SignedIn caller) {
        List<Membership> memberships = listOrgs.handle(caller.user().id());
        return Reply.json(200, Json.object(json -> {
            json.writeArrayFieldStart("orgs");
            for (Membership membership : memberships) {
                json.writeStartObject();
                json.writeStringField("id", membership.org().id().value());
                json.writeStringField("name", membership.org().name());
                json.writeStringField("slug", membership.org().slug());
                json.writeStringField("role", membership.role().word());
                json.writeEndObject();
            }
            json.writeEndArray();
            Json.text(
                    json,
                    "defaultOrgId",
                    memberships.isEmpty()
                            ? null
                            : memberships.getFirst().org().id().value());
        }));
    }
}
