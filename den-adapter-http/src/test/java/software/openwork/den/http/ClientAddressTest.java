package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientAddressTest {

    private final TestDen den = TestDen.start();

    @BeforeAll
    void signUp() {
        den.signUp("ip@example.com");
    }

    @AfterAll
    void stop() {
        den.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|''",
                "203.0.113.9|203.0.113.9",
                "203.0.113.9, 10.0.0.1|203.0.113.9",
                "6.6.6.6, 203.0.113.9, 10.0.0.1, 192.168.1.1|203.0.113.9",
                "10.0.0.7|10.0.0.7",
                "10.0.0.7, 10.0.0.1|10.0.0.7",
                "2001:db8:1:2:3:4:5:6|2001:0db8:0001:0002:0000:0000:0000:0000",
                "::ffff:192.0.2.7|192.0.2.7",
                "2001:DB8::1|2001:0db8:0000:0000:0000:0000:0000:0000",
                "not-an-ip|''",
                "localhost|''",
                "1.2.3|''",
                "01.2.3.4|''",
                "1.2.3.4:80|''",
                "1.2.3.999|''",
                "203.0.113.9, garbage|''",
                "garbage, 203.0.113.9|203.0.113.9",
                "fe80::1%eth0|''",
            })
    void shouldBeTheNearestThatIsNoProxy(String header, String address) {
        assertThat(signIn(den, header)).isEqualTo(address);
    }

    @Test
    void shouldBeUnknownWhereATrustedProxySaysNothing() {
        assertThat(signIn(den, null)).isEmpty();
    }

    @Test
    void shouldBeThatOfTheSocketWhereNobodyIsTrusted() {
        try (TestDen strict = TestDen.trustingNobody()) {
            strict.signUp("ip@example.com");

            assertThat(signIn(strict, "203.0.113.9")).isEqualTo("127.0.0.1");
            assertThat(signIn(strict, null)).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void shouldKeepTheUserAgentToo() {
        Answer answer = den.client()
                .post("/api/auth/sign-in/email")
                .header("User-Agent", "UA/1.0")
                .json("{\"email\":\"ip@example.com\",\"password\":\"correct horse\"}")
                .send();

        assertThat(session(den, answer).path("userAgent").textValue()).isEqualTo("UA/1.0");
        assertThat(den.audit.recorded().getLast().caller().requestId())
                .isEqualTo(answer.header("X-Request-Id").orElseThrow());
    }

    private static String signIn(TestDen den, String forwardedFor) {
        RawClient.Request request = den.client().post("/api/auth/sign-in/email");
        if (forwardedFor != null) {
            request.header("X-Forwarded-For", forwardedFor);
        }
        Answer answer = request.json("{\"email\":\"ip@example.com\",\"password\":\"correct horse\"}")
                .send();
        return session(den, answer).path("ipAddress").textValue();
    }

    private static com.fasterxml.jackson.databind.JsonNode session(TestDen den, Answer signedIn) {
        return den.client()
                .get("/v1/me")
                .cookie(TestDen.cookie(signedIn))
                .send()
                .json()
                .path("session");
    }
}
