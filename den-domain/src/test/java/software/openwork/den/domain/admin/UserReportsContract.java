package software.openwork.den.domain.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.access.AdminAllowlist;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.AccountTokens;
import software.openwork.den.domain.account.LinkedAccount;
import software.openwork.den.domain.account.LinkedAccountRepository;
import software.openwork.den.domain.account.Session;
import software.openwork.den.domain.account.SessionRepository;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.billing.Entitlement;
import software.openwork.den.domain.billing.EntitlementCache;
import software.openwork.den.domain.billing.PlanRule;
import software.openwork.den.domain.billing.RememberedAnswer;
import software.openwork.den.domain.org.Org;
import software.openwork.den.domain.org.OrgId;
import software.openwork.den.domain.org.OrgRepository;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.WorkerRepository;
import software.openwork.den.domain.worker.WorkerSpec;
import software.openwork.den.domain.worker.WorkerTokens;
import software.openwork.den.domain.worker.Workers;

/** What every {@link UserReports} promises. Tests share one store and use users of their own. */
public abstract class UserReportsContract {

    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123Z");

    /** In the names of all users of a test. */
    private final String family = "f" + UUID.randomUUID().toString().substring(0, 8);

    protected abstract UserReports reports();

    protected abstract AccountRepository accounts();

    protected abstract LinkedAccountRepository linkedAccounts();

    protected abstract SessionRepository sessions();

    protected abstract OrgRepository orgs();

    protected abstract WorkerRepository workers();

    protected abstract EntitlementCache plans();

    protected abstract AdminAllowlist allowlist();

    @Nested
    class Each {

        @Test
        void shouldTellOfSomebodyWithNothing() {
            User ada = user(NOW);

            assertThat(all())
                    .containsExactly(new UserReport(
                            ada.id(),
                            ada.name(),
                            ada.email(),
                            true,
                            NOW,
                            NOW,
                            null,
                            0,
                            List.of("email"),
                            0,
                            0,
                            null,
                            null));
        }

        @Test
        void shouldCountSessionsAccountsAndWorkers() {
            User ada = user(NOW);
            User bob = user(NOW.plusSeconds(1));
            session(ada, NOW.plusSeconds(5));
            session(ada, NOW.plusSeconds(9));
            session(bob, NOW.plusSeconds(2));
            account(ada, " GitHub ");
            account(ada, "github");
            account(ada, "");
            OrgId org = org(ada);
            worker(org, ada, Workers.cloudSpec(), NOW.plusSeconds(20));
            worker(org, ada, Workers.localSpec(), NOW.plusSeconds(30));
            worker(org, ada, Workers.localSpec(), NOW.plusSeconds(25));
            worker(org, null, Workers.localSpec(), NOW.plusSeconds(40));

            List<UserReport> all = all();

            assertThat(all).extracting(UserReport::id).containsExactly(bob.id(), ada.id());
            UserReport report = all.getLast();
            assertThat(report.sessionCount()).isEqualTo(2);
            assertThat(report.lastSeenAt()).isEqualTo(NOW.plusSeconds(9));
            assertThat(report.authProviders()).containsExactly("email", "github", "unknown");
            assertThat(report.cloudWorkers()).isEqualTo(1);
            assertThat(report.localWorkers()).isEqualTo(2);
            assertThat(report.workers()).isEqualTo(3);
            assertThat(report.latestWorkerCreatedAt()).isEqualTo(NOW.plusSeconds(30));
        }

        @Test
        void shouldTellOfPlansWhenTheyAreWanted() {
            User paid = user(NOW.plusSeconds(3));
            User byEmail = user(NOW.plusSeconds(2));
            User unpaid = user(NOW.plusSeconds(1));
            User unknown = user(NOW);
            plan(paid, new Entitlement.Allowed(PlanRule.EXTERNAL_ID, "c1", false));
            plan(byEmail, new Entitlement.Allowed(PlanRule.EMAIL, "c2", true));
            plan(unpaid, new Entitlement.PaymentRequired(Entitlement.Reason.NO_CUSTOMER, null));

            assertThat(all()).extracting(UserReport::plan).containsOnlyNulls();
            List<UserReport> told = new ArrayList<>();
            reports().each(true, told::add);
            assertThat(told)
                    .filteredOn(report -> report.name().contains(family))
                    .extracting(UserReport::plan)
                    .containsExactly(
                            new UserReport.Plan(true, false, NOW),
                            new UserReport.Plan(true, true, NOW),
                            new UserReport.Plan(false, false, NOW),
                            null);
            assertThat(unknown.id()).isNotNull();
        }

        @Test
        void shouldEndWhenTheReaderDoes() {
            user(NOW);
            user(NOW);
            List<UserReport> told = new ArrayList<>();

            assertThatThrownBy(() -> reports().each(false, user -> {
                        told.add(user);
                        throw new IllegalStateException("enough");
                    }))
                    .hasMessageContaining("enough");

            assertThat(told).hasSize(1);
            assertThat(all()).hasSize(2);
        }
    }

    @Nested
    class Page {

        @Test
        void shouldGoThroughEverybodyPageByPage() {
            List<UserId> made = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                // several of the same moment
                made.addFirst(user(NOW.plusMillis(i / 3)).id());
            }

            List<UserId> seen = new ArrayList<>();
            UserReports.Position after = null;
            List<UserReport> page;
            do {
                page = reports().page(new UserReports.Search(family, after, 2));
                page.forEach(report -> seen.add(report.id()));
                after = page.isEmpty()
                        ? null
                        : new UserReports.Position(
                                page.getLast().createdAt(), page.getLast().id());
            } while (page.size() == 2);

            assertThat(seen).containsExactlyInAnyOrderElementsOf(made).doesNotHaveDuplicates();
            assertThat(seen.getFirst()).isEqualTo(made.getFirst());
        }

        @Test
        void shouldTellTheSameAsOfEverybody() {
            User ada = user(NOW);
            session(ada, NOW);
            account(ada, "google");
            OrgId org = org(ada);
            worker(org, ada, Workers.cloudSpec(), NOW);
            plan(ada, new Entitlement.Allowed(PlanRule.EXTERNAL_ID, "c1", false));
            List<UserReport> told = new ArrayList<>();
            reports().each(true, told::add);

            assertThat(reports().page(new UserReports.Search(family, null, 5)))
                    .isEqualTo(told.stream()
                            .filter(report -> report.name().contains(family))
                            .toList());
        }

        @Test
        void shouldFindByAddressNameAndIdentifier() {
            User ada = user(NOW);
            user(NOW);

            assertThat(found(ada.email())).containsExactly(ada.id());
            assertThat(found(ada.email().toUpperCase(Locale.ROOT))).containsExactly(ada.id());
            assertThat(found(ada.id().value())).containsExactly(ada.id());
            assertThat(found(family)).hasSize(2);
            assertThat(found(family + "%")).isEmpty();
            assertThat(found(family.substring(0, 5) + "_" + family.substring(6)))
                    .isEmpty();
            assertThat(found("!" + family)).isEmpty();
            assertThat(found("' OR '1'='1 " + family)).isEmpty();
        }

        private List<UserId> found(String text) {
            return reports().page(new UserReports.Search(text, null, 10)).stream()
                    .map(UserReport::id)
                    .toList();
        }
    }

    @Test
    void shouldListAdministratorsByAddress() {
        allowlist().add(unique(), "z" + family + "@example.com", NOW);
        allowlist().add(unique(), "a" + family + "@example.com", NOW.plusSeconds(1));

        assertThat(reports().administrators())
                .filteredOn(each -> each.email().contains(family))
                .containsExactly(
                        new UserReports.Listed("a" + family + "@example.com", null, NOW.plusSeconds(1)),
                        new UserReports.Listed("z" + family + "@example.com", null, NOW));
    }

    private List<UserReport> all() {
        List<UserReport> all = new ArrayList<>();
        reports().each(false, all::add);
        return all.stream().filter(report -> report.name().contains(family)).toList();
    }

    private User user(Instant createdAt) {
        User user = new User(
                new UserId(unique()),
                "Ada " + family + " 🦊",
                unique() + "@example.com",
                true,
                null,
                createdAt,
                createdAt);
        accounts().insert(user, unique(), "hash");
        return user;
    }

    private void session(User user, Instant updatedAt) {
        sessions()
                .insert(new Session(
                        unique(),
                        user.id(),
                        Secret.of(unique()),
                        NOW.plus(Duration.ofDays(7)),
                        NOW,
                        updatedAt,
                        "",
                        ""));
    }

    private void account(User user, String provider) {
        linkedAccounts()
                .insert(new LinkedAccount(unique(), user.id(), provider, unique(), AccountTokens.NONE, NOW, NOW));
    }

    private OrgId org(User owner) {
        Org org = new Org(new OrgId(unique()), "Acme", unique(), owner.id(), NOW);
        orgs().insert(org, unique());
        return org.id();
    }

    private void worker(OrgId org, User creator, WorkerSpec spec, Instant createdAt) {
        Worker made = Worker.request(
                new WorkerId(unique()), org, creator == null ? new UserId("nobody") : creator.id(), spec, createdAt);
        workers()
                .insert(
                        made,
                        new WorkerTokens(Secret.of(unique() + unique()), Secret.of(unique() + unique())),
                        List.of(unique(), unique()));
    }

    private void plan(User user, Entitlement entitlement) {
        plans().put(user.id(), new RememberedAnswer(entitlement, "benefit", NOW, NOW.plusSeconds(60)));
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }
}
