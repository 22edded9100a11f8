package software.openwork.den.polar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.billing.Invoice;
import software.openwork.den.domain.billing.Payer;
import software.openwork.den.domain.billing.Price;
import software.openwork.den.domain.billing.Subscription;
import software.openwork.den.domain.billing.Subscriptions;
import software.openwork.den.domain.billing.VendorAnswer;
import software.openwork.den.simulator.vendor.Fault;
import software.openwork.den.simulator.vendor.Operation;
import software.openwork.den.simulator.vendor.PolarSimulator;
import software.openwork.den.simulator.vendor.SeenCall;

/** How Polar is asked, and what is made of odd answers. */
class PolarSubscriptionsTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final UserId USER = new UserId("usr 1337+x");
    private static final User ADA =
            new User(USER, "Ada", "ada+x@example.com", false, null, Instant.EPOCH, Instant.EPOCH);
    private static final Payer PAYER = new Payer.OfUser(USER);

    private final PolarSimulator polar = PolarSimulator.start(PolarContractTest.TOKEN, "prod_1", "ben_1");
    private final PolarAdapter adapter =
            PolarAdapter.create(PolarContractTest.config(polar.apiBase()), InstantSource.system());
    private final Subscriptions subscriptions = adapter.subscriptions();

    @AfterEach
    void close() {
        adapter.close();
        polar.close();
    }

    private static Fault json(int status, String body) {
        return new Fault.Answer(status, Map.of("Content-Type", "application/json"), body);
    }

    private SeenCall onlyCall() {
        assertThat(polar.calls()).hasSize(1);
        return polar.calls().getFirst();
    }

    @Nested
    class Asking {

        @Test
        void shouldNameTheVersionAndTheTokenWithEveryCall() {
            subscriptions.stateOf(USER, LONG);

            assertThat(onlyCall().headers())
                    .containsEntry("polar-version", "2026-10")
                    .containsEntry("authorization", "Bearer " + PolarContractTest.TOKEN)
                    .containsEntry("accept", "application/json");
        }

        @Test
        void shouldEncodeWhatPeopleAreCalled() {
            subscriptions.stateOf(USER, LONG);
            subscriptions.customersWith(ADA.email(), LONG);

            assertThat(polar.calls())
                    .element(0)
                    .extracting(SeenCall::path)
                    .isEqualTo("/v1/customers/external/usr 1337+x/state");
            assertThat(polar.calls().get(1).query()).containsEntry("email", "ada+x@example.com");
        }

        @Test
        void shouldOpenACheckoutOfTheProductForThisUser() {
            subscriptions.openCheckout(ADA, LONG);

            assertThat(onlyCall().path()).isEqualTo("/v1/checkouts/");
            assertThat(onlyCall().body())
                    .isEqualTo("{\"products\":[\"prod_1\"],\"success_url\":\"https://app.example.com/ok\","
                            + "\"return_url\":\"https://app.example.com/back\",\"external_customer_id\":\"usr 1337+x\","
                            + "\"customer_email\":\"ada+x@example.com\",\"customer_name\":\"Ada\"}");
        }

        @Test
        void shouldNotOpenTwoCheckoutsWhenAnAnswerIsLost() {
            polar.next(Operation.CREATE_CHECKOUT, new Fault.LoseAnswer());

            assertThat(subscriptions.openCheckout(ADA, LONG)).isInstanceOf(VendorAnswer.Unavailable.class);
            assertThat(polar.checkouts()).isEqualTo(1);
        }

        @Test
        void shouldAskForTheNewestOfTheProduct() {
            subscriptions.activeSubscription(PAYER, LONG);
            subscriptions.latestSubscription(new Payer.OfCustomer("c1"), LONG);
            subscriptions.invoices(PAYER, LONG);

            assertThat(polar.calls())
                    .extracting(SeenCall::path, SeenCall::query)
                    .containsExactly(
                            tuple(
                                    "/v1/subscriptions/",
                                    Map.of(
                                            "external_customer_id", "usr 1337+x",
                                            "product_id", "prod_1",
                                            "limit", "1",
                                            "sorting", "-started_at",
                                            "active", "true")),
                            tuple(
                                    "/v1/subscriptions/",
                                    Map.of(
                                            "customer_id", "c1",
                                            "product_id", "prod_1",
                                            "limit", "1",
                                            "sorting", "-started_at")),
                            tuple(
                                    "/v1/orders/",
                                    Map.of(
                                            "external_customer_id", "usr 1337+x",
                                            "product_id", "prod_1",
                                            "limit", "6",
                                            "sorting", "-created_at")));
        }

        @Test
        void shouldAskWithoutAnOrderWhereThatIsNotKnown() {
            polar.given("a@b.example", USER.value(), true);
            polar.next(Operation.LIST_SUBSCRIPTIONS, json(422, "{\"detail\":\"sorting\"}"));

            assertThat(subscriptions.activeSubscription(PAYER, LONG).value()).isPresent();
            assertThat(polar.calls().get(1).query())
                    .doesNotContainKey("sorting")
                    .containsEntry("active", "true");
        }
    }

    @Nested
    class OddAnswers {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                404 | {}
                404 | ''
                404 | <html>not found</html>
                404 | {"detail":"Not Found"}
                401 | {"error":"invalid_token","error_description":"The access token provided is expired."}
                200 | <html>maintenance</html>
                200 | {"id":"c1"}
                200 | {"granted_benefits":[]}
                200 | []
                307 | ''
                500 | {}
                502 | <html>bad gateway</html>
                429 | ''
                """)
        void shouldNeverSayThatThereIsNoSuchCustomer(int status, String body) {
            polar.always(Operation.CUSTOMER_STATE, json(status, body));

            assertThat(subscriptions.stateOf(USER, LONG)).isInstanceOf(VendorAnswer.Unavailable.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"error", "type"})
        void shouldBelieveTheWordForNobody(String member) {
            polar.always(Operation.CUSTOMER_STATE, json(404, "{\"" + member + "\":\"ResourceNotFound\"}"));

            assertThat(subscriptions.stateOf(USER, LONG)).isInstanceOf(VendorAnswer.Missing.class);
        }

        @Test
        void shouldNotTakeAnAnswerInAnotherVersion() {
            polar.always(
                    Operation.CUSTOMER_STATE,
                    new Fault.Answer(
                            200,
                            Map.of("Content-Type", "application/json", "Polar-Version", "2027-01"),
                            "{\"id\":\"c1\",\"granted_benefits\":[{\"benefit_id\":\"ben_1\"}]}"));

            assertThat(subscriptions.stateOf(USER, LONG))
                    .isInstanceOfSatisfying(
                            VendorAnswer.Unavailable.class,
                            answer -> assertThat(answer.reason()).contains("2027-01", "2026-10"));
        }

        @Test
        void shouldNotTakeAMissingVersionForAMissingCustomer() {
            try (PolarAdapter old = PolarAdapter.create(
                    new PolarConfig(
                            polar.apiBase(),
                            PolarContractTest.config(polar.apiBase()).accessToken(),
                            "2024-01",
                            "prod_1",
                            URI.create("https://a.example"),
                            URI.create("https://a.example"),
                            4),
                    InstantSource.system())) {
                assertThat(old.subscriptions().stateOf(USER, LONG))
                        .isInstanceOfSatisfying(
                                VendorAnswer.Unavailable.class,
                                answer -> assertThat(answer.reason()).contains("2024-01"));
            }
        }

        @Test
        void shouldTakeAnAnswerThatNamesNoVersion() {
            polar.always(
                    Operation.CUSTOMER_STATE,
                    json(200, "{\"id\":\"c1\",\"granted_benefits\":[{\"benefit_id\":\"ben_1\"},{\"x\":1},7]}"));

            assertThat(subscriptions.stateOf(USER, LONG).value().orElseThrow().benefits())
                    .containsExactly("ben_1");
        }

        @Test
        void shouldGrantADeletedCustomerNothing() {
            polar.always(
                    Operation.CUSTOMER_STATE,
                    json(
                            200,
                            "{\"id\":\"c1\",\"deleted_at\":\"2026-01-01T00:00:00Z\","
                                    + "\"granted_benefits\":[{\"benefit_id\":\"ben_1\"}]}"));

            assertThat(subscriptions.stateOf(USER, LONG).value().orElseThrow().benefits())
                    .isEmpty();
        }

        @Test
        void shouldLeaveOutCustomersWithoutIdentifier() {
            polar.always(
                    Operation.LIST_CUSTOMERS,
                    json(200, "{\"items\":[{\"email\":\"ada+x@example.com\"},{\"id\":\"c1\"},3]}"));

            assertThat(subscriptions.customersWith(ADA.email(), LONG).value().orElseThrow())
                    .singleElement()
                    .satisfies(customer -> assertThat(customer.id()).isEqualTo("c1"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"{\"id\":\"co_1\"}", "{\"url\":\"javascript:alert(1)\"}", "{\"url\":\"\"}", "{}"})
        void shouldSendNobodyToWhatIsNoPage(String body) {
            polar.always(Operation.CREATE_CHECKOUT, json(201, body));

            assertThat(subscriptions.openCheckout(ADA, LONG)).isInstanceOf(VendorAnswer.Unavailable.class);
        }

        @Test
        void shouldSayWhenPolarRefuses() {
            polar.always(
                    Operation.CREATE_CHECKOUT,
                    json(
                            422,
                            "{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"Product does not exist.\",\"type\":\"x\"}]}"));

            assertThat(subscriptions.openCheckout(ADA, LONG))
                    .isInstanceOfSatisfying(
                            VendorAnswer.Rejected.class,
                            answer -> assertThat(answer.reason()).contains("Product does not exist."));
        }

        @ParameterizedTest
        @ValueSource(ints = {404, 422})
        void shouldHaveNoPortalForNobody(int status) {
            polar.always(
                    Operation.CREATE_CUSTOMER_SESSION,
                    json(status, "{\"error\":\"ResourceNotFound\",\"detail\":\"x\"}"));

            assertThat(subscriptions.portal(PAYER, LONG)).isInstanceOf(VendorAnswer.Missing.class);
        }
    }

    @Nested
    class Showing {

        @Test
        void shouldLeaveOutWhatHasTheWrongType() {
            polar.always(
                    Operation.LIST_SUBSCRIPTIONS,
                    json(
                            200,
                            "{\"items\":[{\"id\":\"s1\",\"status\":7,\"amount\":\"5\",\"currency\":1,"
                                    + "\"recurring_interval\":null,\"cancel_at_period_end\":\"yes\"}]}"));

            assertThat(subscriptions.activeSubscription(PAYER, LONG).value())
                    .contains(new Subscription("s1", "unknown", null, null, null, null, null, null, false, null, null));
        }

        @Test
        void shouldNotShowASubscriptionWithoutIdentifier() {
            polar.always(Operation.LIST_SUBSCRIPTIONS, json(200, "{\"items\":[{\"status\":\"active\"}]}"));

            assertThat(subscriptions.activeSubscription(PAYER, LONG)).isInstanceOf(VendorAnswer.Missing.class);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                {"amount_type":"fixed","price_amount":5000,"price_currency":"usd"}                                 | 5000
                {"amount_type":"seat_based","seat_tiers":{"tiers":[{"price_per_seat":900},{"price_per_seat":1}]}}  | 900
                {"amount_type":"custom","preset_amount":700,"minimum_amount":100}                                  | 700
                {"amount_type":"custom","preset_amount":null,"minimum_amount":100}                                 | 100
                {"amount_type":"free"}                                                                             | 0
                {"amount_type":"metered_unit","unit_amount":"0.5"}                                                 | -
                {"amount_type":"fixed","is_archived":true,"price_amount":1},{"amount_type":"fixed","price_amount":2} | 2
                {"amount_type":"fixed"},{"amount_type":"free"}                                                     | 0
                """)
        void shouldFindThePriceThatOneNumberTells(String prices, @Nullable String amount) {
            polar.always(
                    Operation.GET_PRODUCT,
                    json(
                            200,
                            "{\"recurring_interval\":\"month\",\"recurring_interval_count\":1,\"prices\":[" + prices
                                    + "]}"));

            VendorAnswer<Price> price = subscriptions.price(LONG);

            assertThat(price.value()
                            .map(found -> String.valueOf(found.amount()))
                            .orElse(null))
                    .isEqualTo(amount);
            assertThat(price.value().map(Price::recurringInterval).orElse("month"))
                    .isEqualTo("month");
        }

        @Test
        void shouldShowSixOrdersAndLookUpOnlyInvoicesThatThereAre() {
            polar.always(
                    Operation.LIST_ORDERS,
                    json(
                            200,
                            "{\"items\":[{\"id\":\"o1\",\"total_amount\":6,\"net_amount\":5,\"is_invoice_generated\":true},"
                                    + "{\"id\":\"o2\",\"net_amount\":5,\"is_invoice_generated\":false},{\"status\":\"x\"}]}"));
            polar.always(Operation.GET_INVOICE, json(200, "{\"url\":\"https://polar.example/inv/1.pdf\"}"));

            List<Invoice> invoices = subscriptions.invoices(PAYER, LONG).value().orElseThrow();

            assertThat(invoices)
                    .extracting(Invoice::id, invoice -> String.valueOf(invoice.totalAmount()), Invoice::invoiceUrl)
                    .containsExactly(tuple("o1", "6", "https://polar.example/inv/1.pdf"), tuple("o2", "5", null));
            assertThat(polar.calls(Operation.GET_INVOICE)).hasSize(1);
        }

        @Test
        void shouldShowAnOrderWhoseInvoiceCannotBeHad() {
            polar.given("a@b.example", USER.value(), true);
            polar.always(Operation.GET_INVOICE, Fault.status(500));

            assertThat(subscriptions.invoices(PAYER, LONG).value().orElseThrow())
                    .singleElement()
                    .satisfies(invoice -> assertThat(invoice.invoiceUrl()).isNull());
        }
    }

    @Nested
    class Cancelling {

        private String subscription() {
            polar.given("a@b.example", USER.value(), true);
            return subscriptions
                    .activeSubscription(PAYER, LONG)
                    .value()
                    .orElseThrow()
                    .id();
        }

        @Test
        void shouldReadAgainWhenTheAnswerHasNoSubscription() {
            String id = subscription();
            polar.next(Operation.UPDATE_SUBSCRIPTION, json(200, ""));

            assertThat(subscriptions.cancelAtPeriodEnd(id, true, LONG).value()).isPresent();
        }

        @Test
        void shouldSayThatNobodyCanTellWhenReadingAgainFails() {
            String id = subscription();
            polar.next(Operation.UPDATE_SUBSCRIPTION, json(200, "{}"));
            polar.always(Operation.GET_SUBSCRIPTION, json(404, "{}"));

            assertThat(subscriptions.cancelAtPeriodEnd(id, true, LONG)).isInstanceOf(VendorAnswer.Missing.class);
        }

        @Test
        void shouldFindOutWhatHappenedWhenTheAnswerIsLost() {
            String id = subscription();
            polar.next(Operation.UPDATE_SUBSCRIPTION, new Fault.LoseAnswer());

            assertThat(subscriptions
                            .cancelAtPeriodEnd(id, true, LONG)
                            .value()
                            .orElseThrow()
                            .cancelAtPeriodEnd())
                    .isTrue();
            assertThat(polar.calls(Operation.UPDATE_SUBSCRIPTION)).hasSize(1);
        }

        @Test
        void shouldPassARefusalOn() {
            String id = subscription();
            polar.next(Operation.UPDATE_SUBSCRIPTION, json(409, "{\"error\":\"SubscriptionLocked\",\"detail\":\"x\"}"));

            assertThat(subscriptions.cancelAtPeriodEnd(id, true, LONG)).isInstanceOf(VendorAnswer.Rejected.class);
        }
    }

    @Nested
    class InTime {

        private final Duration quick = Duration.ofMillis(600);

        private Duration took(Runnable work) {
            long start = System.nanoTime();
            work.run();
            return Duration.ofNanos(System.nanoTime() - start);
        }

        @Test
        void shouldGiveUpWhenTheTimeIsOver() {
            polar.always(new Fault.Slow(Duration.ofSeconds(30)));

            assertThat(took(() -> assertThat(subscriptions.stateOf(USER, quick))
                            .isInstanceOf(VendorAnswer.Unavailable.class)))
                    .isLessThan(Duration.ofSeconds(2));
        }

        @Test
        void shouldGiveUpOnAnswersThatTrickleInvoiceByInvoice() {
            polar.given("a@b.example", USER.value(), true);
            polar.always(Operation.GET_INVOICE, new Fault.Slow(Duration.ofSeconds(30)));

            assertThat(took(() -> assertThat(
                                    subscriptions.invoices(PAYER, quick).value())
                            .isPresent()))
                    .isLessThan(Duration.ofSeconds(2));
        }

        @Test
        void shouldTryAPassingErrorAgain() {
            polar.given("a@b.example", USER.value(), true);
            polar.next(Operation.CUSTOMER_STATE, Fault.status(502), new Fault.Reset());

            assertThat(subscriptions.stateOf(USER, LONG).value()).isPresent();
        }

        @Test
        void shouldLeavePolarAloneAsLongAsItAsks() {
            polar.next(Operation.CUSTOMER_STATE, Fault.tooMany(30));

            assertThat(subscriptions.stateOf(USER, LONG))
                    .isInstanceOfSatisfying(
                            VendorAnswer.Unavailable.class,
                            answer -> assertThat(answer.retryAfter()).isEqualTo(Duration.ofSeconds(30)));
            assertThat(subscriptions.price(LONG)).isInstanceOf(VendorAnswer.Unavailable.class);
            assertThat(polar.calls()).hasSize(1);
        }
    }
}
