package software.openwork.den.http.worker;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.worker.ShowTeardown;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.launch.Teardown;
import software.openwork.den.http.error.ApiErrors;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Json;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.Reply;

/** {@code GET /v1/workers/{id}/teardown}: the receipt for a deleted worker. */
final class TeardownRoute {

    private final ShowTeardown showTeardown;

    TeardownRoute(ShowTeardown showTeardown) {
        this.showTeardown = showTeardown;
    }

    Route route() {
        return Route.forCaller(Method.GET, "/v1/workers/{id}/teardown", this::handle);
    }

    private Reply handle(Exchange exchange, SignedIn caller) {
        return showTeardown
                .handle(caller.user().id(), exchange.pathParameter())
                .map(TeardownRoute::receipt)
                .orElseGet(ApiErrors::workerNotFound);
    }

    private static Reply receipt(Teardown teardown) {
        return Reply.json(200, Json.object(json -> {
            json.writeStringField("workerId", teardown.workerId().value());
            Json.time(json, "requestedAt", teardown.requestedAt());
            Json.time(json, "finishedAt", teardown.finishedAt());
            json.writeArrayFieldStart("steps");
            writeStep(json, "host", teardown.host());
            writeStep(json, "dns", teardown.dns());
            writeStep(json, "domain", teardown.domain());
            json.writeEndArray();
        }));
    }

    private static void writeStep(JsonGenerator json, String name, Teardown.@Nullable Resource resource)
            throws IOException {
        if (resource == null) {
            return;
        }
        json.writeStartObject();
        json.writeStringField("resource", name);
        Json.text(json, "ref", resource.ref());
        json.writeStringField("state", resource.state().name().toLowerCase(Locale.ROOT));
        Json.time(json, "at", resource.at());
        json.writeNumberField("attempts", resource.attempts());
        Json.text(json, "lastError", resource.lastError());
        json.writeEndObject();
    }
}
