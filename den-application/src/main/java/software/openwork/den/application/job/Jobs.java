package software.openwork.den.application.job;

import java.time.Instant;
import software.openwork.den.domain.worker.WorkerId;

/** Port: asks for a {@link WorkerJob} to be run. */
public interface Jobs {

    /**
     * Sees to it that the worker's job runs at that time or earlier. There is one job a worker: a repeat moves it
     * forward, never back. Part of the caller's transaction: it counts when that is committed.
     *
     * @param worker whose job
     * @param due when it shall run; the past means at once
     */
    void wake(WorkerId worker, Instant due);
}
