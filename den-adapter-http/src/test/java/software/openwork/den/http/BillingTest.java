package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BillingTest {

    private static final String FREE =
            "\"billing\":{\"featureGateEnabled\":false,\"hasActivePlan\":true,\"checkoutRequired\":false,"
                    + "\"checkoutUrl\":null,\"portalUrl\":null,\"price\":null,\"subscription\":null,\"invoices\":[]}";

    private final TestDen den = TestDen.start();
    private String cookie = "";

    @BeforeAll
    void signUp() {
        cookie = den.signUp("bill@example.com");
    }

    @AfterAll
    void stop() {
        den.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/workers/billing",
                "/v1/workers/billing/",
                "/v1/workers/BILLING",
                "/v1/workers/billing?includeCheckout=1&excludePortal=yes&excludeInvoices=TRUE",
            })
    void shouldSayThatEverybodyMayLaunch(String path) {
        Answer answer = den.client().get(path).cookie(cookie).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{" + FREE + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"cancelAtPeriodEnd\":false}", "{\"cancelAtPeriodEnd\":true,\"x\":1}", ""})
    void shouldHaveNoSubscriptionToChange(String body) {
        Answer answer = change(body);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"subscription\":null," + FREE + "}");
    }

    @ParameterizedTest
    @CsvSource({"'\"yes\"',string", "null,null", "1,number"})
    void shouldWantTrueOrFalse(String value, String kind) {
        Answer answer = change("{\"cancelAtPeriodEnd\":" + value + "}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"invalid_request\",\"details\":{\"formErrors\":[],\"fieldErrors\":"
                        + "{\"cancelAtPeriodEnd\":[\"Invalid input: expected boolean, received " + kind + "\"]}}}");
    }

    @Test
    void shouldWantAnObject() {
        assertThat(change("[]").json().at("/details/formErrors/0").textValue())
                .isEqualTo("Invalid input: expected object, received array");
    }

    @Test
    void shouldExplainThatThereIsNoPaywall() {
        Answer answer =
                den.client().get("/v1/workers/billing/explain").cookie(cookie).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"decision\":\"disabled\",\"reason\":\"paywall_off\",\"rule\":\"none\","
                        + "\"customerId\":null,\"benefitId\":null,\"checkedAt\":null,\"source\":null,"
                        + "\"graceUntil\":null}");
    }

    @Test
    void shouldListenToNobodyWithoutASecret() {
        assertThat(den.client().post("/webhooks/polar").json("{}").send().status())
                .isEqualTo(404);
    }

    private Answer change(String body) {
        return den.client()
                .post("/v1/workers/billing/subscription")
                .cookie(cookie)
                .json(body)
                .send();
    }
}
