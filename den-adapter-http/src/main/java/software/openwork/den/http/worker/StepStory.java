package software.openwork.den.http.worker;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.launch.LaunchEvent;
import software.openwork.den.domain.launch.LaunchStep;
import software.openwork.den.http.wire.Json;

/**
 * What became of one step.
 *
 * @param state what it is now
 * @param startedAt when work on it began
 * @param finishedAt when that ended, or null
 */
record StepStory(
        LaunchEvent.Progress state,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    /** Tells the events of a launch step by step. What a retry starts again is told afresh. */
    static Map<LaunchStep, StepStory> fold(List<LaunchEvent> events) {
        Map<LaunchStep, StepStory> steps = new EnumMap<>(LaunchStep.class);
        for (LaunchEvent event : events) {
            if (event instanceof LaunchEvent.Step step) {
                if (step.progress() == LaunchEvent.Progress.STARTED) {
                    steps.keySet().removeIf(other -> other.compareTo(step.step()) > 0);
                }
                steps.put(step.step(), of(step));
            }
        }
        return steps;
    }

    private static StepStory of(LaunchEvent.Step step) {
        return switch (step.progress()) {
            case STARTED, WAITING -> new StepStory(step.progress(), step.since(), null);
            case DONE, FAILED, SKIPPED -> new StepStory(step.progress(), step.since(), step.at());
        };
    }

    void write(JsonGenerator json, LaunchStep step) throws IOException {
        json.writeStartObject();
        json.writeStringField("step", step.word());
        json.writeStringField("state", state.word());
        Json.time(json, "startedAt", startedAt);
        Json.time(json, "finishedAt", finishedAt);
        json.writeEndObject();
    }
}
