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

    @ParameterizedTest(name = "{0}: own {1}, another member''s {2}, as owner {3}, without creator {4}")
    @CsvSource({
        // action, a member's own worker, another member's, any one as owner, one without creator as member
        "READ,        true, true,  true, true",
        "SHOW_TOKENS, true, false, true, false",
        "UPGRADE,     true, false, true, false",
        "RETRY,       true, false, true, false",
        "DELETE,      true, false, true, false",
    })
    void shouldFollowTheTable(WorkerAction action, boolean creator, boolean member, boolean owner, boolean unknown) {
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
