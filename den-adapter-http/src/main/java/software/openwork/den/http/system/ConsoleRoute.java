package software.openwork.den.http.system;

import software.openwork.den.application.console.ShowConsole;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.session.Credentials;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Json;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.Reply;

/** {@code GET /v1/console}: what the page asks first. Open, because it is asked before anybody has signed in. */
public final class ConsoleRoute {

    private final ShowConsole showConsole;
    private final Credentials credentials;

    public ConsoleRoute(ShowConsole showConsole, Credentials credentials) {
        this.showConsole = showConsole;
        this.credentials = credentials;
    }

    public Route route() {
        return Route.open(Method.GET, "/v1/console", this::show);
    }

    private Reply show(Exchange exchange) {
        var viewer = credentials.caller(exchange).map(SignedIn::user);
        ShowConsole.Shown shown = showConsole.handle(viewer);
        ShowConsole.Offers offers = shown.offers();
        return Reply.json(200, Json.object(json -> {
                    json.writeArrayFieldStart("providers");
                    for (String provider : offers.providers()) {
                        json.writeString(provider);
                    }
                    json.writeEndArray();
                    json.writeBooleanField("mail", offers.mail());
                    json.writeBooleanField("paywall", offers.paywall());
                    json.writeStringField("hosting", offers.hosting().word());
                    if (viewer.isEmpty()) {
                        json.writeNullField("viewer");
                    } else {
                        json.writeObjectFieldStart("viewer");
                        json.writeStringField("id", viewer.get().id().value());
                        json.writeBooleanField("admin", shown.admin());
                        json.writeEndObject();
                    }
                }))
                .with("Cache-Control", "no-store");
    }
}
