package software.openwork.den.domain.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.UserId;

/** What every {@link OrgRepository} promises. Tests share one store and use identifiers of their own. */
public abstract class OrgRepositoryContract {

    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123Z");

    private final UserId user = new UserId("User" + unique().substring(0, 30));

    protected abstract OrgRepository orgs();

    protected abstract <T> T inTransaction(Supplier<T> work);

    /** Adds a membership row as it is, a duplicate one too. */
    protected abstract void addMember(String membershipId, OrgId org, UserId user, OrgRole role);

    protected abstract void addUser(User user);

    @Nested
    class Memberships {

        @Test
        void shouldBeNoneAtFirst() {
            assertThat(orgs().memberships(user)).isEmpty();
        }

        @Test
        void shouldHoldTheOwner() {
            Org org = insert(newOrg(NOW));

            assertThat(orgs().memberships(user)).containsExactly(new Membership(org, OrgRole.OWNER));
        }

        @Test
        void shouldKeepTextOfAnyScriptAndNoText() {
            Org named = insert(new Org(newId(), "🦊".repeat(255), "slug 🦊-" + unique(), user, NOW));
            Org unnamed = insert(new Org(newId(), "", "slug-" + unique(), user, NOW.plusMillis(1)));

            assertThat(orgs().memberships(user)).extracting(Membership::org).containsExactly(named, unnamed);
        }

        @Test
        void shouldStartWithTheOldestAndWithTheLesserIdentifierInATie() {
            Org young = insert(newOrg(NOW.plusMillis(2)));
            Org high = insert(new Org(new OrgId("ffff" + unique().substring(4)), "", unique(), user, NOW));
            Org low = insert(new Org(new OrgId("0000" + unique().substring(4)), "", unique(), user, NOW));

            assertThat(orgs().memberships(user)).extracting(Membership::org).containsExactly(low, high, young);
        }

        @Test
        void shouldHoldEachOrganisationOnceWithTheStrongestRole() {
            Org first = insert(newOrg(NOW));
            Org second = new Org(newId(), "", unique(), new UserId("Other" + unique()), NOW.plusMillis(1));
            insert(second);
            addMember(unique(), first.id(), user, OrgRole.MEMBER);
            addMember("0" + unique().substring(1), second.id(), user, OrgRole.MEMBER);
            addMember("1" + unique().substring(1), second.id(), user, OrgRole.OWNER);
            addMember("2" + unique().substring(1), second.id(), user, OrgRole.MEMBER);

            assertThat(orgs().memberships(user))
                    .containsExactly(new Membership(first, OrgRole.OWNER), new Membership(second, OrgRole.OWNER));
        }

        @Test
        void shouldTellMembersFromOwners() {
            Org org = new Org(newId(), "", unique(), new UserId("Other" + unique()), NOW);
            insert(org);
            addMember(unique(), org.id(), user, OrgRole.MEMBER);

            assertThat(orgs().memberships(user)).containsExactly(new Membership(org, OrgRole.MEMBER));
        }

        @Test
        void shouldLeaveOutOrganisationsThatAreGone() {
            addMember(unique(), newId(), user, OrgRole.OWNER);

            assertThat(orgs().memberships(user)).isEmpty();
        }

        @Test
        void shouldNotTakeOneUserForAnother() {
            insert(newOrg(NOW));

            assertThat(orgs().memberships(new UserId(user.value().toUpperCase(Locale.ROOT))))
                    .isEmpty();
            assertThat(orgs().memberships(new UserId(user.value() + " "))).isEmpty();
        }
    }

    @Nested
    class Inserting {

        @Test
        void shouldRefuseASlugThatIsTakenAndWriteNothing() {
            Org org = insert(newOrg(NOW));
            Org same = new Org(newId(), "Same", org.slug(), user, NOW);

            assertThatThrownBy(() -> inTransaction(() -> insert(same))).isInstanceOf(RuntimeException.class);

            assertThat(orgs().memberships(user)).extracting(Membership::org).containsExactly(org);
        }
    }

    @Nested
    class Locking {

        @Test
        void shouldMakeOthersWaitAndThenSeeWhatWasDone() {
            addUser(new User(user, "", unique() + "@example.com", false, null, NOW, NOW));

            List<Boolean> made = IntStream.range(0, 8)
                    .parallel()
                    .mapToObj(i -> inTransaction(this::ensureOne))
                    .toList();

            assertThat(made).containsOnlyOnce(true);
            assertThat(orgs().memberships(user)).hasSize(1);
        }

        @Test
        void shouldAllowAUserThatIsNotThere() {
            assertThat(inTransaction(() -> {
                        orgs().lock(user);
                        return true;
                    }))
                    .isTrue();
        }

        @Test
        void shouldBeRefusedOutsideATransaction() {
            assertThatThrownBy(() -> orgs().lock(user)).isInstanceOf(IllegalStateException.class);
        }

        private boolean ensureOne() {
            // A look before the lock must not freeze what is seen after it.
            orgs().memberships(user);
            orgs().lock(user);
            if (!orgs().memberships(user).isEmpty()) {
                return false;
            }
            insert(newOrg(NOW));
            return true;
        }
    }

    private Org insert(Org org) {
        orgs().insert(org, unique());
        return org;
    }

    private Org newOrg(Instant at) {
        return new Org(newId(), "Org", "slug-" + unique(), user, at);
    }

    private static OrgId newId() {
        return new OrgId(unique());
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }
}
