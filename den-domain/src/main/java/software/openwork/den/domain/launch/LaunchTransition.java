package software.openwork.den.domain.launch;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.worker.WorkerStatus;

/**
 * A step of the machine: everything in it is stored in one transaction, or nothing is.
 *
 * @param launch the launch as it is now, with the version that it was read with
 * @param events news to append, numbered on from the launch's last; empty when nothing is worth telling
 * @param workerStatus the status that the worker takes, always one that its present status allows (or the one that a
 *     new worker has already), or null when it keeps its own
 * @param url where the worker can be reached from now on, or null when that does not change; comes with {@code HEALTHY},
 *     and once more without a status when a worker that is healthy at the vendor's URL moves to its own name
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
