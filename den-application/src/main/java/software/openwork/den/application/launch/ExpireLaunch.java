package software.openwork.den.application.launch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.application.worker.RemoveWorker;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.launch.Launch;
import software.openwork.den.domain.launch.LaunchMachine;
import software.openwork.den.domain.launch.LaunchRepository;
import software.openwork.den.domain.launch.LaunchState;
import software.openwork.den.domain.launch.LaunchTransition;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.WorkerRepository;

/** Takes down the worker of a launch that failed and that nobody retried for a long time. */
public final class ExpireLaunch {

    private static final Logger LOG = LoggerFactory.getLogger(ExpireLaunch.class);

    private final WorkerRepository workers;
    private final LaunchRepository launches;
    private final RemoveWorker removeWorker;
    private final Transactions transactions;
    private final LaunchMachine machine;
    private final InstantSource clock;
    private final Duration timeToLive;

    /**
     * The use case.
     *
     * @param timeToLive how long a failed launch may still be retried
     */
    public ExpireLaunch(
            WorkerRepository workers,
            LaunchRepository launches,
            RemoveWorker removeWorker,
            Transactions transactions,
            LaunchMachine machine,
            InstantSource clock,
            Duration timeToLive) {
        this.workers = workers;
        this.launches = launches;
        this.removeWorker = removeWorker;
        this.transactions = transactions;
        this.machine = machine;
        this.clock = clock;
        this.timeToLive = timeToLive;
    }

    /** When that launch's time is over; empty unless it failed. */
    Optional<Instant> due(Launch launch) {
        return launch.state() instanceof LaunchState.Failed
                ? Optional.of(launch.since().plus(timeToLive))
                : Optional.empty();
    }

    /**
     * Takes the worker down, if its launch failed long ago. A retry at the same moment wins or finds no worker.
     *
     * @param worker whose launch
     * @return whether its teardown was put on record
     */
    public boolean handle(WorkerId worker) {
        boolean removed = transactions.inTransaction(() -> launches.find(worker)
                .filter(launch ->
                        due(launch).filter(due -> !now().isBefore(due)).isPresent())
                .filter(this::remove)
                .isPresent());
        if (removed) {
            LOG.info("worker {} is taken down: its launch failed, and nobody retried it in time", worker);
        }
        return removed;
    }

    private boolean remove(Launch launch) {
        return workers.find(launch.workerId())
                .map(view -> removeWorker.handle(view, null, "worker.expire", Caller.DEN, now())
                        == RemoveWorker.Outcome.REMOVED)
                // Whoever removed the worker without Den has seen to the rest.
                .orElseGet(() -> cancel(launch));
    }

    private boolean cancel(Launch launch) {
        LaunchTransition cancelled = machine.cancel(launch, now());
        launches.save(cancelled.launch(), cancelled.events());
        return false;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
