package software.openwork.den.application.job;

import java.time.Instant;
import java.util.Optional;
import software.openwork.den.domain.worker.WorkerId;

/**
 * What is run for a worker in the background. Runs of one worker do not overlap, save after a stall, which the
 * compare-and-set of the stored state makes harmless; any instance may run any of them.
 */
public interface WorkerJob {

    /**
     * Takes one action.
     *
     * @param worker whose job
     * @return when to run again; empty when nothing is left to do
     */
    Optional<Instant> run(WorkerId worker);

    /**
     * When the job wants to run, by what is stored now. Asked after a run, so that a wish that came meanwhile is
     * not lost.
     *
     * @param worker whose job
     * @return the time; empty when nothing is left to do
     */
    Optional<Instant> due(WorkerId worker);
}
