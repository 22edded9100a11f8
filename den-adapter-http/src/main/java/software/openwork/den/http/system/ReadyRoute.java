package software.openwork.den.http.system;

import software.openwork.den.application.health.CheckReadiness;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.wire.Json;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.Reply;

/** {@code GET /ready}: whether this instance can serve requests, for whoever distributes them. */
final class ReadyRoute {

    private final CheckReadiness checkReadiness;
    private final String version;

    ReadyRoute(CheckReadiness checkReadiness, String version) {
        this.checkReadiness = checkReadiness;
        this.version = version;
    }

    Route route() {
        return Route.open(Method.GET, "/ready", exchange -> answer(checkReadiness.handle()));
    }

    private Reply answer(CheckReadiness.Readiness readiness) {
        return Reply.json(readiness.ready() ? 200 : 503, Json.object(json -> {
                    json.writeBooleanField("ready", readiness.ready());
                    json.writeStringField("version", version);
                    json.writeArrayFieldStart("checks");
                    for (CheckReadiness.Readiness.Check check : readiness.checks()) {
                        json.writeStartObject();
                        json.writeStringField("name", check.name());
                        json.writeBooleanField("ok", check.ok());
                        json.writeStringField("detail", check.detail());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                }))
                .with("Cache-Control", "no-store");
    }
}
