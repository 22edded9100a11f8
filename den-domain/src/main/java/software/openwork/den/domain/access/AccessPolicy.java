package software.openwork.den.domain.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.org.OrgRole;

/** Who may do what to a worker: an ordered list of named rules, the first refusal wins. */
public final class AccessPolicy {

    /** Keepers of a worker are its creator and the owners of its organisation. */
    private static final Rule KEEPERS = new Rule(
            "worker-keepers",
            (actor, action, creator) -> !action.keepersOnly()
                    || actor.role() == OrgRole.OWNER
                    || actor.user().equals(creator));

    private static final List<Rule> RULES = List.of(KEEPERS);

    private AccessPolicy() {}

    /**
     * Decides.
     *
     * @param actor a member of the worker's organisation
     * @param action what the actor wants to do
     * @param creator who launched the worker; null when that is not known
     * @return granted, or denied by the named rule
     */
    public static AccessDecision decide(Actor actor, WorkerAction action, @Nullable UserId creator) {
        for (Rule rule : RULES) {
            if (!rule.test().permits(actor, action, creator)) {
                return new AccessDecision.Denied(rule.name());
            }
        }
        return new AccessDecision.Granted();
    }

    private record Rule(String name, Test test) {}

    private interface Test {
        boolean permits(Actor actor, WorkerAction action, @Nullable UserId creator);
    }
}
