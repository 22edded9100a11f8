package software.openwork.den.application.worker;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import software.openwork.den.application.job.Jobs;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.access.WorkerAction;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.launch.Launch;
import software.openwork.den.domain.launch.LaunchMachine;
import software.openwork.den.domain.launch.LaunchRepository;
import software.openwork.den.domain.launch.LaunchTransition;
import software.openwork.den.domain.launch.TeardownMachine;
import software.openwork.den.domain.launch.TeardownRepository;
import software.openwork.den.domain.org.OrgScope;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.WorkerDestination;
import software.openwork.den.domain.worker.WorkerRepository;
import software.openwork.den.domain.worker.WorkerView;

/**
 * Deletes a worker: its rows vanish, its launch is cancelled and its teardown is put on record in one transaction;
 * the teardown is then carried out however long that takes.
 */
public final class DeleteWorker {

    private final WorkerAccess access;
    private final WorkerRepository workers;
    private final LaunchRepository launches;
    private final TeardownRepository teardowns;
    private final AuditLog audit;
    private final Jobs jobs;
    private final Transactions transactions;
    private final LaunchMachine launchMachine;
    private final TeardownMachine teardownMachine;
    private final InstantSource clock;

    public DeleteWorker(
            WorkerAccess access,
            WorkerRepository workers,
            LaunchRepository launches,
            TeardownRepository teardowns,
            AuditLog audit,
            Jobs jobs,
            Transactions transactions,
            LaunchMachine launchMachine,
            TeardownMachine teardownMachine,
            InstantSource clock) {
        this.access = access;
        this.workers = workers;
        this.launches = launches;
        this.teardowns = teardowns;
        this.audit = audit;
        this.jobs = jobs;
        this.transactions = transactions;
        this.launchMachine = launchMachine;
        this.teardownMachine = teardownMachine;
        this.clock = clock;
    }

    /**
     * Deletes.
     *
     * @param scope whose worker
     * @param id its identifier as it came
     * @param caller from where
     * @return deleted, or why not; of two deletes at the same moment one answers that there is no such worker
     */
    public Result handle(OrgScope scope, String id, Caller caller) {
        return switch (access.find(scope, id, WorkerAction.DELETE)) {
            case WorkerAccess.Refusal refusal -> new Refused(refusal);
            case WorkerAccess.Allowed allowed -> {
                Optional<Result> result = Optional.empty();
                // A launch that moves on at this very moment makes the compare-and-set miss: look again.
                while (result.isEmpty()) {
                    result = transactions.inTransaction(
                            () -> workers.find(allowed.view().worker().id())
                                    .map(view -> delete(scope, view, caller))
                                    .orElseGet(() -> Optional.of(new Refused(WorkerAccess.Refusal.NOT_FOUND))));
                }
                yield result.get();
            }
        };
    }

    /** Empty when somebody else has moved the launch meanwhile. */
    private Optional<Result> delete(OrgScope scope, WorkerView view, Caller caller) {
        Worker worker = view.worker();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<Launch> launch =
                worker.spec().destination() == WorkerDestination.CLOUD ? launches.find(worker.id()) : Optional.empty();
        if (launch.isPresent()) {
            LaunchTransition cancelled = launchMachine.cancel(launch.get(), now);
            if (!launches.save(cancelled.launch(), cancelled.events())) {
                return Optional.empty();
            }
        }
        if (!workers.delete(worker.id())) {
            return Optional.of(new Refused(WorkerAccess.Refusal.NOT_FOUND));
        }
        audit.record(new AuditEntry(
                now, scope.user(), worker.orgId(), "worker.delete", worker.id().value(), caller, Map.of()));
        if (worker.spec().destination() == WorkerDestination.CLOUD) {
            teardowns.insert(teardownMachine.request(worker, view.instance(), launch.orElse(null), now));
            jobs.wake(worker.id(), now);
        }
        return Optional.of(new Deleted());
    }

    /** Answer of {@link #handle}. */
    public sealed interface Result {}

    /** The worker is gone; what it left outside is being taken down. */
    public record Deleted() implements Result {}

    /**
     * Not for this caller.
     *
     * @param reason why
     */
    public record Refused(WorkerAccess.Refusal reason) implements Result {}
}
