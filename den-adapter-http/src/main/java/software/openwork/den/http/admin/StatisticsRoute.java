package software.openwork.den.http.admin;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import software.openwork.den.application.admin.ShowStatistics;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.admin.Statistics;
import software.openwork.den.domain.worker.WorkerStatus;
import software.openwork.den.http.error.ApiErrors;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.wire.Count;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Json;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.Reply;

/** {@code GET /v1/admin/stats}: figures over the last days. */
final class StatisticsRoute {

    private static final int USUAL = 30;

    private final AdminDoor door;
    private final ShowStatistics showStatistics;

    StatisticsRoute(AdminDoor door, ShowStatistics showStatistics) {
        this.door = door;
        this.showStatistics = showStatistics;
    }

    Route route() {
        return Route.forCaller(Method.GET, "/v1/admin/stats", this::handle);
    }

    private Reply handle(Exchange exchange, SignedIn caller) {
        return door.pass(exchange, caller, "stats", () -> switch (Count.of(
                exchange.query(), "days", USUAL, ShowStatistics.MOST_DAYS)) {
            case Count.Invalid invalid -> ApiErrors.invalidRequest(invalid.issues());
            case Count.Wanted(long days) -> shown((int) days, showStatistics.handle((int) days));
        });
    }

    private static Reply shown(int days, ShowStatistics.Shown shown) {
        return Reply.json(200, Json.object(json -> {
            json.writeNumberField("days", days);
            json.writeStringField("from", shown.from().toString());
            json.writeArrayFieldStart("signUps");
            for (Statistics.SignUps each : shown.signUps()) {
                json.writeStartObject();
                json.writeStringField("day", each.day().toString());
                json.writeNumberField("count", each.count());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeObjectFieldStart("workers");
            for (WorkerStatus status : WorkerStatus.values()) {
                json.writeNumberField(status.word(), shown.workers().getOrDefault(status, 0L));
            }
            json.writeEndObject();
            json.writeArrayFieldStart("launches");
            for (Statistics.Launches each : shown.launches()) {
                write(json, each);
            }
            json.writeEndArray();
            Json.time(json, "generatedAt", shown.at());
        }));
    }

    private static void write(JsonGenerator json, Statistics.Launches launches) throws IOException {
        json.writeStartObject();
        json.writeStringField("day", launches.day().toString());
        json.writeNumberField("count", launches.count());
        json.writeNumberField("p50Seconds", launches.medianMillis() / 1000.0);
        json.writeNumberField("p95Seconds", launches.slowMillis() / 1000.0);
        json.writeEndObject();
    }
}
