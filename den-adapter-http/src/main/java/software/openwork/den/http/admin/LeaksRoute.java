package software.openwork.den.http.admin;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import software.openwork.den.application.account.RecognizeAdmin;
import software.openwork.den.application.sweep.ShowLeaks;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.sweep.Leak;
import software.openwork.den.domain.sweep.LeakRepository;
import software.openwork.den.http.error.ApiErrors;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Json;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.Reply;

/** {@code GET /v1/admin/leaks}: what the last sweep found. */
public final class LeaksRoute {

    private final RecognizeAdmin recognizeAdmin;
    private final ShowLeaks showLeaks;

    /** The route. */
    public LeaksRoute(RecognizeAdmin recognizeAdmin, ShowLeaks showLeaks) {
        this.recognizeAdmin = recognizeAdmin;
        this.showLeaks = showLeaks;
    }

    public Route route() {
        return Route.forCaller(Method.GET, "/v1/admin/leaks", this::handle);
    }

    private Reply handle(Exchange exchange, SignedIn caller) {
        return switch (recognizeAdmin.handle(caller.user())) {
            case ADMIN -> shown(showLeaks.handle());
            case USER -> ApiErrors.adminsOnly();
        };
    }

    private static Reply shown(Optional<LeakRepository.Report> report) {
        return Reply.json(200, Json.object(json -> {
            Json.time(
                    json,
                    "checkedAt",
                    report.map(LeakRepository.Report::checkedAt).orElse(null));
            json.writeArrayFieldStart("items");
            for (Leak leak : report.map(LeakRepository.Report::leaks).orElse(List.of())) {
                write(json, leak);
            }
            json.writeEndArray();
        }));
    }

    private static void write(JsonGenerator json, Leak leak) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", leak.kind().word());
        json.writeStringField("ref", leak.ref());
        json.writeStringField("name", leak.name());
        Json.text(json, "workerId", leak.worker() == null ? null : leak.worker().value());
        Json.text(json, "installation", leak.installation());
        json.writeStringField("verdict", leak.verdict().word());
        Json.time(json, "firstSeen", leak.firstSeen());
        json.writeEndObject();
    }
}
