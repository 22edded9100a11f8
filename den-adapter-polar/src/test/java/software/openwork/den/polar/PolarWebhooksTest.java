package software.openwork.den.polar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.domain.billing.BillingEvent;
import software.openwork.den.domain.billing.BillingEvents;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.time.SettableClock;

class PolarWebhooksTest {

    private static final Instant SENT = Instant.ofEpochSecond(1790812800);
    private static final String PLAIN = "polar_whs_test_0123456789abcdef";
    private static final String ENCODED = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static final String ID = "11111111-2222-4333-8444-555555555555";
    private static final String STATE = "{\"type\":\"customer.state_changed\",\"timestamp\":\"2026-10-01T00:00:00Z\","
            + "\"api_version\":\"2026-10\",\"data\":{\"id\":\"992fae2a-2a17-4b7a-8d9e-e287cf90131b\","
            + "\"external_id\":\"usr_1337\",\"email\":\"Customer@Example.com\",\"name\":\"J\u00f6hn\","
            + "\"granted_benefits\":[]}}";
    private static final String ORDER = "{\"type\":\"order.paid\",\"timestamp\":\"2026-10-01T00:00:00Z\","
            + "\"api_version\":\"2026-10\",\"data\":{}}";

    /** Computed by another implementation. */
    private static final String STATE_SIGNATURE = "v1,U4I6ilZy3v/0YwupIwb3kib8JGyNYrmRgINemICmGEk=";

    private static final String ORDER_SIGNATURE = "v1,rnNPzkx0b+jGn24JABp6zzJCuvM0+k6w83KF3YcdBLc=";

    private final SettableClock clock = new SettableClock(SENT);
    private final BillingEvents events = PolarAdapter.events(Secret.of(PLAIN), clock);

    private static BillingEvents.Delivery delivery(
            @Nullable String id, @Nullable String timestamp, @Nullable String signature, String body) {
        return new BillingEvents.Delivery(id, timestamp, signature, new String(body.getBytes(UTF_8), ISO_8859_1));
    }

    private static BillingEvents.Delivery signed(String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(PLAIN.getBytes(UTF_8), "HmacSHA256"));
        byte[] sum = mac.doFinal((ID + "." + SENT.getEpochSecond() + "." + body).getBytes(UTF_8));
        return delivery(
                ID,
                Long.toString(SENT.getEpochSecond()),
                "v1," + Base64.getEncoder().encodeToString(sum),
                body);
    }

    @Test
    void shouldTakeASecretByItsLetters() {
        assertThat(events.read(delivery(ID, "1790812800", STATE_SIGNATURE, STATE)))
                .isEqualTo(new BillingEvents.Genuine(new BillingEvent(
                        ID,
                        "customer.state_changed",
                        "992fae2a-2a17-4b7a-8d9e-e287cf90131b",
                        "usr_1337",
                        "customer@example.com")));
    }

    @Test
    void shouldTakeASecretByWhatItEncodes() {
        BillingEvents encoded = PolarAdapter.events(Secret.of(ENCODED), clock);

        assertThat(encoded.read(delivery("22222222-2222-4333-8444-555555555555", "1790812800", ORDER_SIGNATURE, ORDER)))
                .isInstanceOfSatisfying(
                        BillingEvents.Genuine.class,
                        genuine ->
                                assertThat(genuine.event().concernsSomebody()).isFalse());
    }

    @Test
    void shouldTakeOneGoodSignatureOfSeveral() {
        String several = "v1,AAAA v1a,x " + STATE_SIGNATURE + " v2,y";

        assertThat(events.read(delivery(ID, "1790812800", several, STATE))).isInstanceOf(BillingEvents.Genuine.class);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,1790812800,v1",
                "11111111-2222-4333-8444-555555555555,-,v1",
                "11111111-2222-4333-8444-555555555555,1790812800,-",
                "11111111-2222-4333-8444-555555555556,1790812800,v1",
                "11111111-2222-4333-8444-555555555555,1790812801,v1",
                "11111111-2222-4333-8444-555555555555,01790812800,v1",
                "11111111-2222-4333-8444-555555555555,soon,v1",
                "11111111-2222-4333-8444-555555555555,1790812800,none",
                "11111111-2222-4333-8444-555555555555,1790812800,''",
                "'',1790812800,v1"
            })
    void shouldNotTakeWhatIsNotSigned(@Nullable String id, @Nullable String timestamp, @Nullable String signature) {
        String sent = "v1".equals(signature) ? STATE_SIGNATURE : signature;

        assertThat(events.read(delivery(id, timestamp, sent, STATE))).isEqualTo(new BillingEvents.Forged());
    }

    @Test
    void shouldNotTakeOneByteMore() {
        assertThat(events.read(delivery(ID, "1790812800", STATE_SIGNATURE, STATE + " ")))
                .isEqualTo(new BillingEvents.Forged());
        assertThat(events.read(delivery(ID, "1790812800", STATE_SIGNATURE.replace("v1,", "v2,"), STATE)))
                .isEqualTo(new BillingEvents.Forged());
        assertThat(PolarAdapter.events(Secret.of("another"), clock)
                        .read(delivery(ID, "1790812800", STATE_SIGNATURE, STATE)))
                .isEqualTo(new BillingEvents.Forged());
    }

    @ParameterizedTest
    @CsvSource({"300,true", "-300,true", "301,false", "-301,false", "99999999,false"})
    void shouldTakeWhatCameInTime(long late, boolean taken) {
        clock.set(SENT.plus(Duration.ofSeconds(late)));

        assertThat(events.read(delivery(ID, "1790812800", STATE_SIGNATURE, STATE)) instanceof BillingEvents.Genuine)
                .isEqualTo(taken);
        assertThat(events.read(delivery(ID, "1790812800", STATE_SIGNATURE, STATE)) instanceof BillingEvents.OutOfTime)
                .isEqualTo(!taken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            subscription.updated  | {"customer_id":"c2","customer":{"id":"c1","external_id":"u1"}}
            subscription.whatever | {"customer":{"id":"c2","external_id":"u1"}}
            benefit_grant.revoked | {"customer_id":"c2","customer":{"external_id":"u1","email":null}}
            order.paid            | {"customer_id":"c2","customer":{"external_id":"u1","email":7}}
            """)
    void shouldTellWhomItConcerns(String type, String data) throws Exception {
        assertThat(events.read(signed("{\"type\":\"" + type + "\",\"data\":" + data + "}")))
                .isEqualTo(new BillingEvents.Genuine(new BillingEvent(ID, type, "c2", "u1", null)));
    }

    @Test
    void shouldAcknowledgeTypesThatItDoesNotKnow() throws Exception {
        assertThat(events.read(signed("{\"type\":\"meter.credited\",\"data\":{\"customer_id\":\"c1\"}}")))
                .isEqualTo(new BillingEvents.Genuine(new BillingEvent(ID, "meter.credited", null, null, null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"type\":7}", "{\"type\":\" \"}", "null"})
    void shouldSayWhatMakesNoSense(String body) throws Exception {
        assertThat(events.read(signed(body))).isEqualTo(new BillingEvents.Unreadable());
    }
}
