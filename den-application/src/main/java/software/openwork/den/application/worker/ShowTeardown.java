package software.openwork.den.application.worker;

import java.util.Optional;
import software.openwork.den.domain.access.AccessDecision;
import software.openwork.den.domain.access.AccessPolicy;
import software.openwork.den.domain.access.Actor;
import software.openwork.den.domain.access.WorkerAction;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.launch.Teardown;
import software.openwork.den.domain.launch.TeardownRepository;
import software.openwork.den.domain.org.OrgRepository;
import software.openwork.den.domain.worker.WorkerId;

/** The receipt for a deleted worker, for those who could have deleted it. */
public final class ShowTeardown {

    private final TeardownRepository teardowns;
    private final OrgRepository orgs;

    public ShowTeardown(TeardownRepository teardowns, OrgRepository orgs) {
        this.teardowns = teardowns;
        this.orgs = orgs;
    }

    /**
     * Shows.
     *
     * @param user who asks
     * @param id identifier of the deleted worker as it came
     * @return empty when there is none for this user
     */
    public Optional<Teardown> handle(UserId user, String id) {
        return WorkerId.parse(id).flatMap(teardowns::find).filter(teardown -> mayShow(user, teardown));
    }

    private boolean mayShow(UserId user, Teardown teardown) {
        return orgs.memberships(user).stream()
                .filter(membership -> membership.org().id().equals(teardown.orgId()))
                .anyMatch(membership -> AccessPolicy.decide(
                                new Actor(user, membership.role()), WorkerAction.DELETE, teardown.createdBy())
                        instanceof AccessDecision.Granted);
    }
}
