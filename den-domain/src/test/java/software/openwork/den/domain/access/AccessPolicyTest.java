package software.openwork.den.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.account.Users;
import software.openwork.den.domain.org.OrgRole;

class AccessPolicyTest {

    private static final UserId ME = Users.bob().id();
    private static final UserId OTHER = Users.ada().id();

    @ParameterizedTest(name = "{1} {0}: creator {2}, other member {3}, owner {4}, of a worker without creator {5}")
    @CsvSource({
        // action, ____, my own worker, another member's, any as owner, one without creator as member
        "READ,        may, true, true,  true, true",
        "SHOW_TOKENS, may, true, false, true, false",
        "UPGRADE,     may, true, false, true, false",
        "RETRY,       may, true, false, true, false",
        "DELETE,      may, true, false, true, false",
    })
    void shouldFollowTheTable(
            WorkerAction action, String may, boolean creator, boolean member, boolean owner, boolean unknown) {
        Actor asMember = new Actor(ME, OrgRole.MEMBER);
        Actor asOwner = new Actor(ME, OrgRole.OWNER);

        assertThat(granted(AccessPolicy.decide(asMember, action, ME))).isEqualTo(creator);
        assertThat(granted(AccessPolicy.decide(asMember, action, OTHER))).isEqualTo(member);
        assertThat(granted(AccessPolicy.decide(asMember, action, null))).isEqualTo(unknown);
        assertThat(granted(AccessPolicy.decide(asOwner, action, ME))).isEqualTo(owner);
        assertThat(granted(AccessPolicy.decide(asOwner, action, OTHER))).isEqualTo(owner);
        assertThat(granted(AccessPolicy.decide(asOwner, action, null))).isEqualTo(owner);
    }

    @ParameterizedTest
    @EnumSource(WorkerAction.class)
    void shouldHaveARowForEveryAction(WorkerAction action) {
        // A new action must be put into the table above.
        assertThat(action.name()).isIn("READ", "SHOW_TOKENS", "UPGRADE", "RETRY", "DELETE");
    }

    @Test
    void shouldNameTheRuleThatRefused() {
        assertThat(AccessPolicy.decide(new Actor(ME, OrgRole.MEMBER), WorkerAction.DELETE, OTHER))
                .isEqualTo(new AccessDecision.Denied("worker-keepers"));
    }

    private static boolean granted(AccessDecision decision) {
        return decision instanceof AccessDecision.Granted;
    }
}
