package software.openwork.den.http.worker;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.worker.ShowWorker.LaunchStory;
import software.openwork.den.domain.launch.HostRef;
import software.openwork.den.domain.launch.Launch;
import software.openwork.den.domain.launch.LaunchFailure;
import software.openwork.den.domain.launch.LaunchStep;
import software.openwork.den.http.wire.Json;

/** How a launch is going, as the answer about one worker shows it. */
final class LaunchJson {

    private LaunchJson() {}

    /** The member {@code launch}. */
    static void write(JsonGenerator json, @Nullable LaunchStory story) throws IOException {
        if (story == null) {
            json.writeNullField("launch");
            return;
        }
        Launch launch = story.launch();
        Optional<LaunchFailure> failure = launch.failure();
        Instant deadline = launch.state().isTerminal() ? null : launch.deadline();
        json.writeObjectFieldStart("launch");
        json.writeStringField("step", launch.state().pursues().word());
        Json.time(json, "since", launch.since());
        json.writeNumberField("attempt", launch.attempt());
        Json.time(json, "deadline", deadline);
        Json.text(json, "code", failure.map(known -> known.code().word()).orElse(null));
        Json.text(json, "message", failure.map(known -> known.code().sentence()).orElse(null));
        json.writeStringField("reference", launch.reference());
        Json.text(
                json,
                "providerRef",
                launch.state().knownHost().map(HostRef::value).orElse(null));
        json.writeArrayFieldStart("steps");
        for (Map.Entry<LaunchStep, StepStory> step :
                StepStory.fold(story.events()).entrySet()) {
            step.getValue().write(json, step.getKey());
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
