package software.openwork.den.domain.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.account.Users;
import software.openwork.den.domain.time.SettableClock;

class OrgSelectionTest {

    private final UserId user = Users.bob().id();
    private final Membership older = Orgs.inAcme(OrgRole.MEMBER);
    private final Membership newer = new Membership(
            Orgs.personal("0b0b0b0b-0000-4000-8000-000000000002", Users.bob(), SettableClock.START), OrgRole.OWNER);

    private OrgSelection select(List<Membership> memberships, String requested) {
        return OrgSelection.select(memberships, new OrgScope(user, Optional.of(requested)));
    }

    @Test
    void shouldTakeTheOldestWhenNoneIsNamed() {
        assertThat(OrgSelection.select(List.of(older, newer), OrgScope.oldest(user)))
                .isEqualTo(new OrgSelection.Selected(older));
    }

    @Test
    void shouldTakeTheOneThatIsNamed() {
        assertThat(select(List.of(older, newer), newer.org().id().value())).isEqualTo(new OrgSelection.Selected(newer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "acme", "ACACACAC-0000-4000-8000-000000000001", "acacacac-0000-4000-8000-000000000001 "
            })
    void shouldForbidWhatIsNotTheCallers(String requested) {
        assertThat(select(List.of(older, newer), requested)).isEqualTo(new OrgSelection.Forbidden());
    }

    @Test
    void shouldForbidATextThatNoOrganisationCanHave() {
        assertThat(select(List.of(older), "x".repeat(10_000))).isEqualTo(new OrgSelection.Forbidden());
    }

    @Test
    void shouldSayThatThereIsNoneBeforeItForbids() {
        assertThat(OrgSelection.select(List.of(), OrgScope.oldest(user))).isEqualTo(new OrgSelection.NoMembership());
        assertThat(select(List.of(), "whatever")).isEqualTo(new OrgSelection.NoMembership());
    }

    @Test
    void shouldNamePersonalOrganisationsAfterTheirOwner() {
        Org org = newer.org();

        assertThat(org.name()).isEqualTo("Bob");
        assertThat(org.slug()).isEqualTo("personal-0b0b0b0b");
        assertThat(org.ownerId()).isEqualTo(user);
        assertThat(Orgs.personal("short", Users.bob(), SettableClock.START).slug())
                .isEqualTo("personal-short");
    }

    @Test
    void shouldReadTheWordsOfRolesExactly() {
        for (OrgRole role : OrgRole.values()) {
            assertThat(OrgRole.of(role.word())).isEqualTo(role);
        }
        assertThatThrownBy(() -> OrgRole.of("Owner")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OrgRole.of("")).isInstanceOf(IllegalArgumentException.class);
    }
}
