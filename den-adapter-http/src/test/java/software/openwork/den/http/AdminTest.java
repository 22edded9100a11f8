package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.billing.Entitlement;
import software.openwork.den.domain.billing.InMemoryEntitlementCache;
import software.openwork.den.domain.billing.PlanRule;
import software.openwork.den.domain.billing.RememberedAnswer;

class AdminTest {

    private static final String ADMIN = "admin@example.com";

    private final TestDen den = TestDen.start();

    @AfterEach
    void stop() {
        den.close();
    }

    private String admin() {
        String cookie = den.signUp(ADMIN);
        den.verify(ADMIN);
        return cookie;
    }

    private Answer get(String path, String cookie) {
        return den.client()
                .get(path)
                .header("X-Forwarded-For", "198.51.100.7")
                .cookie(cookie)
                .send();
    }

    private List<String> actions() {
        return den.audit.recorded().stream().map(AuditEntry::action).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"overview", "users", "stats", "leaks", "audit"})
    void shouldBeForAdministratorsWhoProvedTheirAddress(String page) {
        String path = "/v1/admin/" + page;
        String somebody = den.signUp("somebody@example.com");
        den.verify("somebody@example.com");
        String unproved = den.signUp(ADMIN);

        for (String cookie : List.of(somebody, unproved)) {
            assertThat(get(path, cookie).status()).isEqualTo(403);
            assertThat(get(path, cookie).body()).isEqualTo("{\"error\":\"forbidden\"}");
        }
        den.verify(ADMIN);
        assertThat(get(path, unproved).status()).isEqualTo(200);
        // each refusal once a minute, each look
        assertThat(den.audit.recorded())
                .filteredOn(entry -> entry.action().startsWith("admin."))
                .extracting(entry -> entry.action() + " " + entry.target())
                .containsExactly("admin.refused " + page, "admin.refused " + page, "admin." + page + " null");
    }

    @Test
    void shouldPutOnRecordWhoLookedFromWhere() {
        get("/v1/admin/users?query=ada", admin());

        AuditEntry entry = den.audit.recorded().getLast();
        assertThat(entry.action()).isEqualTo("admin.users");
        assertThat(entry.actor()).isNotNull();
        assertThat(entry.data()).containsEntry("query", "ada");
        assertThat(entry.caller().address()).isEqualTo("198.51.100.7");
        assertThat(entry.caller().requestId()).isNotEmpty();
    }

    @Nested
    class Overview {

        @Test
        void shouldShowEverybodyAsTheReplacedServiceDid() {
            String cookie = admin();
            den.clock.advance(Duration.ofDays(10));
            String ada = den.signUp("ada@example.com");
            den.createLocalWorker(ada);
            den.createCloudWorker(ada);
            den.clock.advance(Duration.ofDays(6));
            String again = TestDen.cookie(den.client()
                    .post("/api/auth/sign-in/email")
                    .trusted()
                    .json("{\"email\":\"admin@example.com\",\"password\":\"correct horse\"}")
                    .send());

            Answer answer = get("/v1/admin/overview", again);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).contains("application/json; charset=utf-8");
            JsonNode json = answer.json();
            assertThat(json.at("/viewer/email").textValue()).isEqualTo(ADMIN);
            assertThat(json.at("/admins").toString())
                    .isEqualTo("[{\"email\":\"admin@example.com\",\"note\":\"DEN_ADMIN_EMAILS\",\"createdAt\":null}]");
            assertThat(json.at("/summary").toString())
                    .isEqualTo("{\"totalUsers\":2,\"verifiedUsers\":1,\"recentUsers7d\":1,\"recentUsers30d\":2,"
                            + "\"totalWorkers\":2,\"cloudWorkers\":1,\"localWorkers\":1,\"usersWithWorkers\":1,"
                            + "\"paidUsers\":null,\"unpaidUsers\":null,\"billingUnavailableUsers\":null,"
                            + "\"adminCount\":1,\"billingLoaded\":false,\"usersWithoutWorkers\":1}");
            JsonNode first = json.at("/users/0");
            assertThat(first.get("email").textValue()).isEqualTo("ada@example.com");
            assertThat(first.get("workerCount").intValue()).isEqualTo(2);
            assertThat(first.get("cloudWorkerCount").intValue()).isEqualTo(1);
            assertThat(first.get("localWorkerCount").intValue()).isEqualTo(1);
            assertThat(first.get("latestWorkerCreatedAt").textValue()).isEqualTo("2026-03-11T12:00:00.000Z");
            assertThat(first.get("authProviders").toString()).isEqualTo("[\"email\"]");
            assertThat(first.get("billing").isNull()).isTrue();
            JsonNode second = json.at("/users/1");
            assertThat(second.get("emailVerified").booleanValue()).isTrue();
            assertThat(second.get("sessionCount").intValue()).isEqualTo(2);
            assertThat(second.get("lastSeenAt").textValue()).isEqualTo("2026-03-17T12:00:00.000Z");
            assertThat(second.get("latestWorkerCreatedAt").isNull()).isTrue();
            assertThat(json.get("generatedAt").textValue()).isEqualTo("2026-03-17T12:00:00.000Z");
            assertThat(cookie).isNotEmpty();
        }

        @Test
        void shouldTellOfPlansThatAreRemembered() {
            String cookie = admin();
            plan("paid@example.com", new Entitlement.Allowed(PlanRule.EXTERNAL_ID, "c", false));
            plan("mail@example.com", new Entitlement.Allowed(PlanRule.EMAIL, "c", true));
            plan("unpaid@example.com", new Entitlement.PaymentRequired(Entitlement.Reason.NO_BENEFIT, "c"));

            JsonNode json = get("/v1/admin/overview?includeBilling=0&includeBilling=%20YES", cookie)
                    .json();

            assertThat(json.at("/summary/paidUsers").intValue()).isEqualTo(2);
            assertThat(json.at("/summary/unpaidUsers").intValue()).isEqualTo(1);
            assertThat(json.at("/summary/billingUnavailableUsers").intValue()).isEqualTo(1);
            assertThat(json.at("/summary/billingLoaded").booleanValue()).isTrue();
            List<String> plans = new ArrayList<>();
            json.get("users")
                    .forEach(user -> plans.add(user.get("email").textValue() + " "
                            + user.at("/billing/status").textValue() + " "
                            + user.at("/billing/source").textValue() + " "
                            + user.at("/billing/note").textValue()));
            assertThat(plans)
                    .containsExactlyInAnyOrder(
                            "paid@example.com paid benefit Benefit granted via external customer id.",
                            "mail@example.com paid benefit Benefit granted via matching customer email.",
                            "unpaid@example.com unpaid subscription"
                                    + " No active billing record was found for this user.",
                            "admin@example.com unavailable unavailable"
                                    + " Polar has not been asked about this user yet.");
        }

        @Test
        void shouldAnswerOneAfterTheOther() {
            String cookie = admin();

            for (int i = 0; i < 3; i++) {
                assertThat(get("/v1/admin/overview", cookie).status()).isEqualTo(200);
                assertThat(den.client()
                                .request("HEAD", "/v1/admin/overview")
                                .cookie(cookie)
                                .send()
                                .status())
                        .isEqualTo(200);
            }
        }

        private void plan(String email, Entitlement entitlement) {
            den.signUp(email);
            UserId user =
                    den.accounts.findCredential(email).orElseThrow().user().id();
            new InMemoryEntitlementCache(den.database)
                    .put(user, new RememberedAnswer(entitlement, "benefit", den.clock.instant(), den.clock.instant()));
        }
    }

    @Nested
    class Users {

        @Test
        void shouldGoThroughEverybodyPageByPage() {
            String cookie = admin();
            for (int i = 0; i < 4; i++) {
                den.signUp("u" + i + "@example.com");
            }

            List<String> seen = new ArrayList<>();
            String next = "";
            do {
                JsonNode page = get("/v1/admin/users?limit=2" + next, cookie).json();
                page.get("users").forEach(user -> seen.add(user.get("email").textValue()));
                next = page.get("next").isNull()
                        ? null
                        : "&cursor=" + page.get("next").textValue();
            } while (next != null);

            assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        }

        @Test
        void shouldSearch() {
            String cookie = admin();
            den.signUp("grace@example.com");

            JsonNode page = get("/v1/admin/users?query=GRACE%40", cookie).json();

            assertThat(page.get("users")).hasSize(1);
            assertThat(page.at("/users/0/email").textValue()).isEqualTo("grace@example.com");
            assertThat(page.at("/users/0/billing/status").textValue()).isEqualTo("unavailable");
            assertThat(page.get("next").isNull()).isTrue();
        }

        @ParameterizedTest
        @CsvSource({
            "limit=0,limit",
            "limit=101,limit",
            "limit=x,limit",
            "limit=1&limit=2,limit",
            "limit=99999999999999999999,limit",
            "cursor=rubbish,cursor",
            "cursor=*,cursor",
            "cursor=MTIz,cursor"
        })
        void shouldRefuseWhatMakesNoSense(String query, String field) {
            Answer answer = get("/v1/admin/users?" + query, admin());

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().at("/error").textValue()).isEqualTo("invalid_request");
            assertThat(answer.json().at("/details/fieldErrors/" + field)).hasSize(1);
        }

        @Test
        void shouldRefuseAVeryLongSearch() {
            assertThat(get("/v1/admin/users?query=" + "x".repeat(256), admin()).status())
                    .isEqualTo(400);
        }
    }

    @Nested
    class Stats {

        @Test
        void shouldCount() {
            String cookie = admin();
            den.clock.advance(Duration.ofDays(2));
            String ada = den.signUp("ada@example.com");
            den.createCloudWorker(ada);
            den.runJobs();

            JsonNode json = get("/v1/admin/stats?days=3", cookie).json();

            assertThat(json.get("from").textValue()).isEqualTo("2026-03-01");
            assertThat(json.get("signUps").toString())
                    .isEqualTo("[{\"day\":\"2026-03-01\",\"count\":1},{\"day\":\"2026-03-03\",\"count\":1}]");
            assertThat(json.get("workers").toString())
                    .isEqualTo("{\"provisioning\":0,\"healthy\":1,\"failed\":0,\"stopped\":0}");
            assertThat(json.at("/launches/0/count").intValue()).isEqualTo(1);
            assertThat(json.at("/launches/0/p50Seconds").isNumber()).isTrue();
            assertThat(get("/v1/admin/stats?days=1", cookie).json().get("signUps"))
                    .hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "367", "-1", "1.5", ""})
        void shouldRefuseDaysThatMakeNoSense(String days) {
            assertThat(get("/v1/admin/stats?days=" + days, admin()).status()).isEqualTo(400);
        }
    }

    @Nested
    class Audit {

        @Test
        void shouldShowAnOrganisationItsRecordNewestFirst() {
            String ada = den.signUp("ada@example.com");
            String org = den.org(ada);
            String worker = den.createLocalWorker(ada);
            den.client().request("DELETE", "/v1/workers/" + worker).cookie(ada).send();

            JsonNode first = get("/v1/orgs/" + org + "/audit?limit=2", ada).json();
            JsonNode second = get(
                            "/v1/orgs/" + org + "/audit?limit=50&cursor="
                                    + first.get("next").textValue(),
                            ada)
                    .json();

            assertThat(first.at("/entries/0/action").textValue()).isEqualTo("audit.read");
            assertThat(first.at("/entries/1/action").textValue()).isEqualTo("worker.delete");
            assertThat(first.at("/entries/1/target").textValue()).isEqualTo(worker);
            assertThat(first.at("/entries/0/address").textValue()).isEqualTo("198.51.100.7");
            assertThat(first.at("/entries/1/requestId").textValue()).isNotEmpty();
            assertThat(second.at("/entries/0/action").textValue()).isEqualTo("worker.create");
            assertThat(second.get("next").isNull()).isTrue();
        }

        @Test
        void shouldExportJsonLinesOldestFirst() {
            String ada = den.signUp("ada@example.com");
            String org = den.org(ada);
            den.createLocalWorker(ada);

            Answer answer = get("/v1/orgs/" + org + "/audit?format=jsonl", ada);

            assertThat(answer.header("Content-Type")).contains("application/x-ndjson");
            List<String> lines = answer.body().lines().toList();
            assertThat(lines.getLast()).contains("\"action\":\"audit.read\"");
            assertThat(lines).hasSizeGreaterThanOrEqualTo(2).allMatch(line -> line.startsWith("{\"id\":\""));
        }

        @Test
        void shouldBeForOwnersAndAdministratorsOnly() {
            String ada = den.signUp("ada@example.com");
            String org = den.org(ada);
            String eve = den.signUp("eve@example.com");
            String path = "/v1/orgs/" + org + "/audit";

            assertThat(get(path, eve).status()).isEqualTo(403);
            assertThat(get(path, eve).body()).contains("org_forbidden");
            assertThat(get("/v1/orgs/nowhere/audit", eve).body())
                    .isEqualTo(get(path, eve).body());
            assertThat(get("/v1/orgs/" + "x".repeat(65) + "/audit", eve).status())
                    .isEqualTo(403);
            assertThat(get(path, admin()).status()).isEqualTo(200);
            assertThat(actions()).contains("audit.refused", "audit.read");
        }

        @Test
        void shouldShowAdministratorsWhatBelongsToNobody() {
            String cookie = admin();

            JsonNode page = get("/v1/admin/audit", cookie).json();

            assertThat(page.at("/entries/0/action").textValue()).isEqualTo("admin.audit");
            assertThat(page.at("/entries/0/orgId").isNull()).isTrue();
            assertThat(get("/v1/admin/audit?cursor=x", cookie).status()).isEqualTo(400);
            assertThat(get("/v1/admin/audit?limit=201", cookie).status()).isEqualTo(400);
        }
    }
}
