package software.openwork.den.application.worker;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.audit.NoteRefusal;
import software.openwork.den.domain.access.AccessDecision;
import software.openwork.den.domain.access.AccessPolicy;
import software.openwork.den.domain.access.Actor;
import software.openwork.den.domain.access.WorkerAction;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.org.OrgScope;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.WorkerRepository;
import software.openwork.den.domain.worker.WorkerView;

/** The way from a worker's identifier to the worker, for somebody who wants to do something to it. */
public final class WorkerAccess {

    private final WorkerRepository workers;
    private final @Nullable NoteRefusal noteRefusal;

    /**
     * The way.
     *
     * @param noteRefusal puts on record what the policy refused; null for nobody
     */
    public WorkerAccess(WorkerRepository workers, @Nullable NoteRefusal noteRefusal) {
        this.workers = workers;
        this.noteRefusal = noteRefusal;
    }

    /**
     * Finds the worker and asks the policy; that it refused goes on record.
     *
     * @param scope whose worker
     * @param id its identifier as it came, any text
     * @param action what shall be done to it
     * @param caller from where
     * @return the worker, or why not
     */
    public Answer find(OrgScope scope, String id, WorkerAction action, Caller caller) {
        return look(scope, id, action, caller);
    }

    /**
     * Finds the worker and asks the policy.
     *
     * @param scope whose worker
     * @param id its identifier as it came, any text
     * @param action what shall be done to it
     * @return the worker, or why not
     */
    public Answer find(OrgScope scope, String id, WorkerAction action) {
        return look(scope, id, action, null);
    }

    private Answer look(OrgScope scope, String id, WorkerAction action, @Nullable Caller caller) {
        Optional<WorkerId> parsed = WorkerId.parse(id);
        if (parsed.isEmpty()) {
            return Refusal.NOT_FOUND;
        }
        return switch (workers.find(scope, parsed.get())) {
            case WorkerRepository.NotFound notFound -> Refusal.NOT_FOUND;
            case WorkerRepository.NoMembership none -> Refusal.NOT_FOUND;
            case WorkerRepository.Forbidden forbidden -> Refusal.ORG_FORBIDDEN;
            case WorkerRepository.Visible visible -> decide(scope, visible, action, caller);
        };
    }

    private Answer decide(
            OrgScope scope, WorkerRepository.Visible visible, WorkerAction action, @Nullable Caller caller) {
        Actor actor = new Actor(scope.user(), visible.role());
        Worker worker = visible.view().worker();
        return switch (AccessPolicy.decide(actor, action, worker.createdBy())) {
            case AccessDecision.Granted granted -> new Allowed(visible.view());
            case AccessDecision.Denied denied -> {
                if (noteRefusal != null && caller != null) {
                    String refused = "worker.refused-"
                            + action.name().toLowerCase(Locale.ROOT).replace('_', '-');
                    noteRefusal.handle(
                            new NoteRefusal.Refusal(
                                    scope.user(),
                                    worker.orgId(),
                                    refused,
                                    worker.id().value()),
                            caller);
                }
                yield Refusal.DENIED;
            }
        };
    }

    /** Answer of {@link #find}. */
    public sealed interface Answer permits Allowed, Refusal {}

    /**
     * Go ahead.
     *
     * @param view the worker
     */
    public record Allowed(WorkerView view) implements Answer {}

    /** Why not. */
    public enum Refusal implements Answer {
        /** There is no such worker for the caller. */
        NOT_FOUND,
        /** The request names an organisation that is not one of the caller's. */
        ORG_FORBIDDEN,
        /** The caller sees the worker, but may not do this to it. */
        DENIED
    }
}
