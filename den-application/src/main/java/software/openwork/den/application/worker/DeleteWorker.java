package software.openwork.den.application.worker;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.access.WorkerAction;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.org.OrgScope;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.WorkerRepository;

/**
 * Deletes a worker: its rows vanish, its launch is cancelled and its teardown is put on record in one transaction;
 * the teardown is then carried out however long that takes.
 */
public final class DeleteWorker {

    private final WorkerAccess access;
    private final WorkerRepository workers;
    private final RemoveWorker removeWorker;
    private final Transactions transactions;
    private final InstantSource clock;

    public DeleteWorker(
            WorkerAccess access,
            WorkerRepository workers,
            RemoveWorker removeWorker,
            Transactions transactions,
            InstantSource clock) {
        this.access = access;
        this.workers = workers;
        this.removeWorker = removeWorker;
        this.transactions = transactions;
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
                WorkerId worker = allowed.view().worker().id();
                RemoveWorker.Outcome outcome = RemoveWorker.Outcome.MOVED;
                // A launch that moves on at this very moment makes the compare-and-set miss: look again.
                while (outcome == RemoveWorker.Outcome.MOVED) {
                    outcome = transactions.inTransaction(() -> delete(scope, worker, caller));
                }
                yield outcome == RemoveWorker.Outcome.REMOVED
                        ? new Deleted()
                        : new Refused(WorkerAccess.Refusal.NOT_FOUND);
            }
        };
    }

    private RemoveWorker.Outcome delete(OrgScope scope, WorkerId worker, Caller caller) {
        return workers.find(worker)
                .map(view -> removeWorker.handle(
                        view,
                        scope.user(),
                        "worker.delete",
                        caller,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                .orElse(RemoveWorker.Outcome.GONE_BEFORE);
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
