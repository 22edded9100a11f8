package software.openwork.den.http.worker;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.launch.FailureCode;
import software.openwork.den.domain.launch.LaunchEvent;
import software.openwork.den.http.wire.Json;

/** Events of a launch as clients see them. */
final class EventJson {

    private EventJson() {}

    /** The word by which streams and lists call an event. */
    static String type(LaunchEvent event) {
        return switch (event) {
            case LaunchEvent.Step step -> "step";
            case LaunchEvent.Status status -> "status";
        };
    }

    static void writeMembers(JsonGenerator json, LaunchEvent event) throws IOException {
        json.writeNumberField("seq", event.seq());
        switch (event) {
            case LaunchEvent.Step step -> {
                json.writeStringField("step", step.step().word());
                json.writeStringField("state", step.progress().word());
                Json.time(json, "at", step.at());
                Json.time(json, "since", step.since());
                json.writeNumberField("attempt", step.attempt());
                Json.time(json, "deadline", step.deadline());
                writeIfSet(json, "detail", step.detail());
                writeFailure(json, step.code(), step.reference());
            }
            case LaunchEvent.Status status -> {
                json.writeStringField("status", status.status().word());
                Json.time(json, "at", status.at());
                writeIfSet(json, "url", status.url());
                writeFailure(json, status.code(), status.reference());
            }
        }
    }

    private static void writeFailure(JsonGenerator json, @Nullable FailureCode code, @Nullable String reference)
            throws IOException {
        writeIfSet(json, "code", code == null ? null : code.word());
        writeIfSet(json, "reference", reference);
    }

    private static void writeIfSet(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
