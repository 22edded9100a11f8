package software.openwork.den.application.worker;

import java.util.Optional;
import software.openwork.den.domain.access.AccessDecision;
import software.openwork.den.domain.access.AccessPolicy;
import software.openwork.den.domain.access.Actor;
import software.openwork.den.domain.access.WorkerAction;
import software.openwork.den.domain.org.OrgScope;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.WorkerRepository;
import software.openwork.den.domain.worker.WorkerView;

/** The way from a worker's identifier to the worker, for somebody who wants to do something to it. */
public final class WorkerAccess {

    private final WorkerRepository workers;

    public WorkerAccess(WorkerRepository workers) {
        this.workers = workers;
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
        Optional<WorkerId> parsed = WorkerId.parse(id);
        if (parsed.isEmpty()) {
            return Refusal.NOT_FOUND;
        }
        return switch (workers.find(scope, parsed.get())) {
            case WorkerRepository.NotFound notFound -> Refusal.NOT_FOUND;
            case WorkerRepository.NoMembership none -> Refusal.NOT_FOUND;
            case WorkerRepository.Forbidden forbidden -> Refusal.ORG_FORBIDDEN;
            case WorkerRepository.Visible visible -> decide(scope, visible, action);
        };
    }

    private static Answer decide(OrgScope scope, WorkerRepository.Visible visible, WorkerAction action) {
        Actor actor = new Actor(scope.user(), visible.role());
        return switch (AccessPolicy.decide(
                actor, action, visible.view().worker().createdBy())) {
            case AccessDecision.Granted granted -> new Allowed(visible.view());
            case AccessDecision.Denied denied -> Refusal.DENIED;
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
