package software.openwork.den.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.openwork.den.mysql.TestDatabase;
import software.openwork.den.simulator.vendor.Fault;
import software.openwork.den.simulator.vendor.Operation;
import software.openwork.den.simulator.vendor.PolarSimulator;

/** Asked to pay, checkout, back, launch; and what happens when Polar does not answer as it should. */
class PaywallFlowTest {

    private static final String TOKEN = "polar_oat_e2e0123456789abcdef";
    private static final String SECRET = "polar_whs_e2e0123456789abcdef";

    /** Nobody waits longer for Polar, whatever it does. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static PolarSimulator polar;
    private static String database;
    private static String oddDatabase;
    private static Den den;

    @BeforeAll
    static void start() {
        polar = PolarSimulator.start(TOKEN, "prod_1", "ben_1");
        database = TestDatabase.fresh().url();
        oddDatabase = TestDatabase.fresh().url();
        den = Den.start(database, environment(polar, Map.of()));
        polar.deliverTo(den.base().resolve("/webhooks/polar"), SECRET);
    }

    @AfterAll
    static void stop() {
        den.close();
        polar.close();
    }

    private static Map<String, String> environment(PolarSimulator vendor, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>();
        environment.put("POLAR_FEATURE_GATE_ENABLED", "true");
        environment.put("POLAR_API_BASE", vendor.apiBase().toString());
        environment.put("POLAR_ACCESS_TOKEN", TOKEN);
        environment.put("POLAR_PRODUCT_ID", "prod_1");
        environment.put("POLAR_BENEFIT_ID", "ben_1");
        environment.put("POLAR_SUCCESS_URL", "https://app.example.com/ok");
        environment.put("POLAR_RETURN_URL", "https://app.example.com/back");
        environment.put("POLAR_WEBHOOK_SECRET", SECRET);
        environment.putAll(more);
        return environment;
    }

    private static Ask launch(Den at, Person person) {
        return at.post("/v1/workers").as(person).json("{name: 'Cloudy', destination: 'cloud'}");
    }

    private static JsonNode billing(Person person, String query) {
        Reply reply = den.get("/v1/workers/billing" + query).as(person).send();
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().path("billing");
    }

    private static JsonNode explain(Person person) {
        return den.get("/v1/workers/billing/explain").as(person).send().json();
    }

    @Test
    void shouldLeadFromTheRefusalThroughTheCheckoutToTheLaunch() {
        Person person = den.signUp("Grace");

        Reply refused = launch(den, person).send();

        assertThat(refused.status()).isEqualTo(402);
        String checkout = refused.json().at("/polar/checkoutUrl").textValue();
        assertThat(refused.json())
                .isEqualTo(Json.of("{error: 'payment_required',"
                        + " message: 'Cloud workers require an active Den Cloud plan.',"
                        + " polar: {checkoutUrl: '" + checkout + "', productId: 'prod_1', benefitId: 'ben_1'}}"));
        assertThat(explain(person).path("decision").textValue()).isEqualTo("payment_required");
        assertThat(explain(person).path("reason").textValue()).isEqualTo("no_customer");
        assertThat(launch(den, person).send().json()).isEqualTo(refused.json());
        assertThat(billing(person, "?includeCheckout=1").path("checkoutUrl").textValue())
                .isEqualTo(checkout);

        Reply shown = new Ask(URI.create(checkout), "GET", URI.create(checkout).getPath()).send();
        assertThat(shown.body()).contains(person.email());
        Reply paid = new Ask(URI.create(checkout), "POST", URI.create(checkout).getPath()).send();
        assertThat(paid.status()).isEqualTo(303);
        assertThat(paid.header("location")).isEqualTo("https://app.example.com/ok");

        Reply launched = Awaitility.await("the launch to be allowed")
                .atMost(Duration.ofSeconds(10))
                .until(() -> launch(den, person).send(), reply -> reply.status() == 202);
        den.awaitHealthy(person, Server.id(launched.json()));
        JsonNode billing = billing(person, "?includeCheckout=1");
        assertThat(billing.path("hasActivePlan").booleanValue()).isTrue();
        assertThat(billing.path("checkoutUrl").isNull()).isTrue();
        assertThat(billing.at("/price/amount").intValue()).isEqualTo(PolarSimulator.PRICE);
        assertThat(billing.at("/subscription/status").textValue()).isEqualTo("active");
        assertThat(billing.at("/invoices/0/invoiceUrl").textValue()).contains("/invoice/");
        assertThat(billing.path("portalUrl").textValue()).contains("/portal/");
        assertThat(explain(person).path("rule").textValue()).isEqualTo("external_id");
    }

    @Test
    void shouldCancelAndResumeWhatIsPaidFor() {
        Person person = den.signUp("Grace");
        polar.given(person.email(), person.id(), true);

        JsonNode cancelled = den.post("/v1/workers/billing/subscription")
                .as(person)
                .json("{}")
                .send()
                .json();
        assertThat(cancelled.at("/subscription/cancelAtPeriodEnd").booleanValue())
                .isTrue();
        assertThat(cancelled.at("/billing/subscription/cancelAtPeriodEnd").booleanValue())
                .isTrue();
        JsonNode again = den.post("/v1/workers/billing/subscription")
                .as(person)
                .json("{cancelAtPeriodEnd: true}")
                .send()
                .json();
        assertThat(again.at("/subscription/cancelAtPeriodEnd").booleanValue()).isTrue();
        JsonNode resumed = den.post("/v1/workers/billing/subscription")
                .as(person)
                .json("{cancelAtPeriodEnd: false}")
                .send()
                .json();
        assertThat(resumed.at("/subscription/cancelAtPeriodEnd").booleanValue()).isFalse();
    }

    @Test
    void shouldShutOutWhoLosesTheBenefit() {
        Person person = den.signUp("Grace");
        String customer = polar.given(person.email(), person.id(), true);
        assertThat(launch(den, person).send().status()).isEqualTo(202);

        polar.revoke(customer);

        Awaitility.await("the benefit to be gone")
                .atMost(Duration.ofSeconds(10))
                .until(() -> launch(den, person).send().status() == 402);
    }

    @Test
    void shouldNotHandSomebodysPlanToWhoeverRegistersTheirAddress() {
        Person attacker = den.signUp("Mallory");
        String customer = polar.given(attacker.email(), null, true);

        assertThat(launch(den, attacker).send().status()).isEqualTo(202);
        JsonNode billing = billing(attacker, "");
        billing(attacker, "");

        assertThat(billing.path("hasActivePlan").booleanValue()).isTrue();
        assertThat(billing.path("portalUrl").isNull()).isTrue();
        assertThat(billing.path("subscription").isNull()).isTrue();
        assertThat(billing.path("invoices")).isEmpty();
        assertThat(den.post("/v1/workers/billing/subscription")
                        .as(attacker)
                        .json("{}")
                        .send()
                        .json()
                        .path("subscription")
                        .isNull())
                .isTrue();
        assertThat(polar.externalId(customer)).isEmpty();
        assertThat(explain(attacker).path("rule").textValue()).isEqualTo("email");
    }

    @Test
    void shouldAcceptOneOfTwoHundredForOneFreePlace() {
        try (Den generous = Den.start(database, environment(polar, Map.of("DEN_FREE_CLOUD_WORKERS", "1")))) {
            Person person = generous.signUp("Rush");
            int checkouts = polar.checkouts();

            List<CompletableFuture<Reply>> sent = IntStream.range(0, 200)
                    .mapToObj(i -> launch(generous, person).sendAsync())
                    .toList();
            List<Integer> statuses =
                    sent.stream().map(reply -> reply.join().status()).toList();

            assertThat(statuses).filteredOn(status -> status == 202).hasSize(1);
            assertThat(statuses).filteredOn(status -> status == 402).hasSize(199);
            assertThat(polar.checkouts() - checkouts).isEqualTo(1);
            assertThat(launch(generous, person).send().json().path("message").textValue())
                    .isEqualTo("Additional cloud workers require an active Den Cloud plan.");
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("slow", new Fault.Slow(Duration.ofSeconds(30))),
                Arguments.of("hanging", new Fault.Hang()),
                Arguments.of("down", new Fault.Reset()),
                Arguments.of("limited", Fault.tooMany(7)),
                Arguments.of("broken", Fault.status(500)),
                Arguments.of("malformed", new Fault.Malformed()),
                Arguments.of("html", Fault.html(502)),
                Arguments.of("wrong version", new Fault.Answer(404, Map.of(), "")),
                Arguments.of(
                        "another version",
                        new Fault.Answer(
                                200,
                                Map.of("Polar-Version", "2030-01", "Content-Type", "application/json"),
                                "{\"id\":\"c\",\"granted_benefits\":[{\"benefit_id\":\"ben_1\"}]}")),
                Arguments.of("key refused", new Fault.Answer(401, Map.of(), "{\"error\":\"invalid_token\"}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void shouldLetInWhoHasPaidAndNobodyElseWhenPolarIs(String name, Fault fault) {
        Map<String, String> forgetful = Map.of("DEN_POLAR_CACHE_MS", "1", "DEN_POLAR_NEGATIVE_CACHE_MS", "1");
        try (PolarSimulator odd = PolarSimulator.start(TOKEN, "prod_1", "ben_1");
                Den at = Den.start(oddDatabase, environment(odd, forgetful))) {
            Person payer = at.signUp("Payer");
            Person stranger = at.signUp("Stranger");
            odd.given("bought@elsewhere.test", payer.id(), true);
            assertThat(launch(at, payer).send().status()).isEqualTo(202);
            odd.always(fault);

            Reply unknown = soon(launch(at, stranger));
            Reply known = soon(launch(at, payer));
            Reply told = soon(at.get("/v1/workers/billing/explain").as(payer));
            Reply shown = soon(at.get("/v1/workers/billing?includeCheckout=1").as(stranger));

            assertThat(unknown.status()).isEqualTo(503);
            assertThat(unknown.json().path("error").textValue()).isEqualTo("billing_unavailable");
            assertThat(unknown.header("retry-after")).isNotEmpty();
            assertThat(known.status()).isEqualTo(202);
            assertThat(told.json().path("source").textValue()).isEqualTo("grace");
            assertThat(told.json().path("graceUntil").isNull()).isFalse();
            assertThat(shown.status()).isEqualTo(503);
            assertThat(at.rows().number("SELECT COUNT(*) FROM worker WHERE created_by_user_id = ?", stranger.id()))
                    .isZero();
        }
    }

    private static Reply soon(Ask ask) {
        Instant start = Instant.now();
        Reply reply = ask.send();
        assertThat(Duration.between(start, Instant.now())).isLessThan(PATIENCE);
        return reply;
    }

    @Nested
    class Webhooks {

        private Reply tell(String id, Instant at, String body, String secret) {
            String timestamp = Long.toString(at.getEpochSecond());
            return den.post("/webhooks/polar")
                    .body("application/json", body)
                    .with("webhook-id", id)
                    .with("webhook-timestamp", timestamp)
                    .with("webhook-signature", "v1," + sign(secret, id + "." + timestamp + "." + body))
                    .send();
        }

        private static String sign(String secret, String text) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Test
        void shouldTakeOnlyWhatIsSignedAndFresh() {
            String body = "{\"type\":\"order.paid\",\"data\":{}}";
            String id = UUID.randomUUID().toString();

            assertThat(tell(id, Instant.now(), body, "another secret").status()).isEqualTo(401);
            assertThat(tell(id, Instant.now().minusSeconds(400), body, SECRET).status())
                    .isEqualTo(400);
            assertThat(tell(id, Instant.now(), "{", "another secret").status()).isEqualTo(401);
            assertThat(den.post("/webhooks/polar").json("{}").send().status()).isEqualTo(401);
            assertThat(den.get("/webhooks/polar").send().status()).isEqualTo(405);
            assertThat(tell(id, Instant.now(), "{", SECRET).status()).isEqualTo(400);
            assertThat(tell(id, Instant.now(), body, SECRET).status()).isEqualTo(202);
            assertThat(tell(id, Instant.now(), body, SECRET).status()).isEqualTo(202);
            assertThat(tell(UUID.randomUUID().toString(), Instant.now(), "{\"type\":\"new.thing\"}", SECRET)
                            .status())
                    .isEqualTo(202);
        }

        @Test
        void shouldAskAboutAPersonOnceHoweverOftenThatIsTold() {
            Person person = den.signUp("Grace");
            polar.given(person.email(), person.id(), true);
            String id = UUID.randomUUID().toString();
            String body = "{\"type\":\"subscription.active\",\"data\":{\"customer\":{\"external_id\":\"" + person.id()
                    + "\"}}}";

            for (int i = 0; i < 5; i++) {
                assertThat(tell(id, Instant.now(), body, SECRET).status()).isEqualTo(202);
            }

            Awaitility.await("the person to be asked about")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> asked(person) == 1);
            Awaitility.await("nobody to ask again")
                    .during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> asked(person) == 1);
            assertThat(explain(person).path("source").textValue()).isEqualTo("cache");
        }

        private long asked(Person person) {
            return polar.calls(Operation.CUSTOMER_STATE).stream()
                    .filter(call -> call.path().contains(person.id()))
                    .count();
        }
    }
}
