package software.openwork.den.application.worker;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.job.Jobs;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.launch.Launch;
import software.openwork.den.domain.launch.LaunchMachine;
import software.openwork.den.domain.launch.LaunchRepository;
import software.openwork.den.domain.launch.LaunchTransition;
import software.openwork.den.domain.launch.TeardownMachine;
import software.openwork.den.domain.launch.TeardownRepository;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.WorkerDestination;
import software.openwork.den.domain.worker.WorkerRepository;
import software.openwork.den.domain.worker.WorkerView;

/**
 * What every way to be rid of a worker has in common: its rows vanish, its launch is cancelled and its teardown is put on
 * record, all in the caller's transaction.
 */
public final class RemoveWorker {

    private final WorkerRepository workers;
    private final LaunchRepository launches;
    private final TeardownRepository teardowns;
    private final AuditLog audit;
    private final Jobs jobs;
    private final LaunchMachine launchMachine;
    private final TeardownMachine teardownMachine;

    public RemoveWorker(
            WorkerRepository workers,
            LaunchRepository launches,
            TeardownRepository teardowns,
            AuditLog audit,
            Jobs jobs,
            LaunchMachine launchMachine,
            TeardownMachine teardownMachine) {
        this.workers = workers;
        this.launches = launches;
        this.teardowns = teardowns;
        this.audit = audit;
        this.jobs = jobs;
        this.launchMachine = launchMachine;
        this.teardownMachine = teardownMachine;
    }

    /** What came of it. */
    public enum Outcome {
        /** The worker is gone; what it left outside is being taken down. */
        REMOVED,
        /** Somebody else was faster. */
        GONE_BEFORE,
        /** Its launch moved on at this very moment, and nothing was done: look again. */
        MOVED
    }

    /**
     * Removes. Part of the caller's transaction.
     *
     * @param view the worker, read in the same transaction
     * @param actor who wants it, or null for Den itself
     * @param action the audit log's word for it
     * @param caller from where
     * @param now the present, in whole milliseconds
     * @return what came of it
     */
    public Outcome handle(WorkerView view, @Nullable UserId actor, String action, Caller caller, Instant now) {
        Worker worker = view.worker();
        boolean cloud = worker.spec().destination() == WorkerDestination.CLOUD;
        Optional<Launch> launch = cloud ? launches.find(worker.id()) : Optional.empty();
        if (launch.isPresent()) {
            LaunchTransition cancelled = launchMachine.cancel(launch.get(), now);
            if (!launches.save(cancelled.launch(), cancelled.events())) {
                return Outcome.MOVED;
            }
        }
        if (!workers.delete(worker.id())) {
            return Outcome.GONE_BEFORE;
        }
        audit.record(
                new AuditEntry(now, actor, worker.orgId(), action, worker.id().value(), caller, Map.of()));
        if (cloud) {
            teardowns.insert(teardownMachine.request(worker, view.instance(), launch.orElse(null), now));
            jobs.wake(worker.id(), now);
        }
        return Outcome.REMOVED;
    }
}
