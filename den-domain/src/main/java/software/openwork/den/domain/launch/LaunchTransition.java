package software.openwork.den.domain.launch;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.worker.WorkerStatus;

/**
 * A step of the machine: everything in it is stored in one transaction, or nothing is.
 *
 * @param launch the launch as it is now
 * @param events news to append, numbered
 * @param workerStatus the status that the worker takes, or null when it keeps its own
 * @param url where the worker can be reached from now on, or null when that does not change
 */
public record LaunchTransition(
        Launch launch,
        List<LaunchEvent> events,
        @Nullable WorkerStatus workerStatus,
        @Nullable String url) {

    /** Copies the list. */
    public LaunchTransition {
        events = List.copyOf(events);
    }

    /**
     * The status that the worker takes.
     *
     * @return empty when it keeps its own
     */
    public Optional<WorkerStatus> becomes() {
        return Optional.ofNullable(workerStatus);
    }

    /**
     * Where the worker can be reached from now on.
     *
     * @return empty when that does not change
     */
    public Optional<String> publishes() {
        return Optional.ofNullable(url);
    }
}
