package software.openwork.den.http.worker;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import software.openwork.den.application.worker.ShowWorkerTokens;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.http.error.ApiErrors;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Json;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.PercentCode;
import software.openwork.den.http.wire.Reply;

/** {@code POST /v1/workers/{id}/tokens}. */
final class TokensRoute {

    private final ShowWorkerTokens showTokens;

    TokensRoute(ShowWorkerTokens showTokens) {
        this.showTokens = showTokens;
    }

    Route route() {
        return Route.forCaller(Method.POST, "/v1/workers/{id}/tokens", this::handle);
    }

    private Reply handle(Exchange exchange, SignedIn caller) {
        return switch (showTokens.handle(Scope.of(exchange, caller), exchange.pathParameter(), exchange.caller())) {
            case ShowWorkerTokens.Shown shown -> shown(shown);
            case ShowWorkerTokens.TokensMissing missing -> ApiErrors.tokensUnavailable();
            case ShowWorkerTokens.NotReady notReady -> ApiErrors.ownerTokenNotReady();
            case ShowWorkerTokens.OwnerUnavailable unavailable ->
                ApiErrors.ownerTokenUnavailable(unavailable.message());
            case ShowWorkerTokens.Refused refused -> Refusals.of(refused.reason());
        };
    }

    private static Reply shown(ShowWorkerTokens.Shown shown) {
        Secret owner = shown.owner();
        String client = shown.tokens().client().reveal();
        return Reply.json(200, Json.object(json -> {
            json.writeObjectFieldStart("tokens");
            json.writeStringField("host", shown.tokens().host().reveal());
            json.writeStringField("client", client);
            // The word by which the desktop app asks for the client token.
            json.writeStringField("collaborator", client);
            Json.text(json, "owner", owner == null ? null : owner.reveal());
            json.writeEndObject();
            writeConnection(json, shown.connection());
        }));
    }

    private static void writeConnection(JsonGenerator json, ShowWorkerTokens.Connection connection) throws IOException {
        String workspace = connection.workspaceId();
        json.writeObjectFieldStart("connect");
        json.writeStringField(
                "openworkUrl", workspace == null ? connection.url() : workspaceUrl(connection.url(), workspace));
        Json.text(json, "workspaceId", workspace);
        json.writeEndObject();
    }

    private static String workspaceUrl(String url, String workspace) {
        int end = url.length();
        while (end > 0 && url.charAt(end - 1) == '/') {
            end--;
        }
        return url.substring(0, end) + "/w/" + PercentCode.encode(workspace);
    }
}
