package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.domain.account.Lockout;

class RateLimitTest {

    private static final String SIGN_IN = "/api/auth/sign-in/email";
    private static final String WRONG = "{\"email\":\"nobody@example.com\",\"password\":\"wrong one\"}";

    private final TestDen den = TestDen.limited();

    @AfterEach
    void stop() {
        den.close();
    }

    @Test
    void shouldRefuseTheFourthWithinTenSeconds() {
        fill("203.0.113.1");

        Answer answer = signIn("203.0.113.1");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Too many requests. Please try again later.\"}");
        assertThat(answer.header("X-Retry-After")).contains("10");
        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(signIn("203.0.113.2").status()).isEqualTo(401);
        den.clock.advance(Duration.ofSeconds(10));
        assertThat(signIn("203.0.113.1").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/api/auth/sign-in/email/",
        "POST,/api/auth/sign-in/email?x=1",
        "GET,/api/auth/sign-in/email",
        "POST,/api/auth//sign-in/email",
        "POST,/api/auth/sign-in//email//",
        "POST,/api/auth/Sign-In/EMAIL",
        "POST,/API/AUTH/sign-in/email",
        "POST,/api/auth/sign%2Din/%65mail",
        "POST,/api/auth/sign-in%2Femail",
        "POST,/api/auth/x/../sign-in/email",
        "POST,/api/auth/./sign-in/email",
    })
    void shouldCountEverySpellingOfAPathAsOne(String method, String target) {
        fill("203.0.113.1");

        Answer answer = den.client()
                .request(method, target)
                .header("X-Forwarded-For", "203.0.113.1")
                .send();

        assertThat(answer.status()).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json; charset=utf-8",
                "APPLICATION/JSON",
                "text/plain",
                "application/x-www-form-urlencoded"
            })
    void shouldCountEveryContentType(String type) {
        for (int i = 0; i < 3; i++) {
            assertThat(send(type).status()).isNotEqualTo(429);
        }

        assertThat(send(type).status()).isEqualTo(429);
        assertThat(signIn("203.0.113.1").status()).isEqualTo(429);
    }

    @Test
    void shouldCountAnAccountFromAllAddresses() {
        for (int i = 0; i < 10; i++) {
            assertThat(signIn("198.51.100." + i).status()).isEqualTo(401);
        }
        den.lockouts.change("nobody@example.com", present -> Lockout.NONE);
        for (int i = 10; i < 20; i++) {
            assertThat(signIn("198.51.100." + i).status()).isEqualTo(401);
        }
        den.lockouts.change("nobody@example.com", present -> Lockout.NONE);

        assertThat(signIn("198.51.100.99").status()).isEqualTo(429);
    }

    @Test
    void shouldCountMadeUpPathsTogether() {
        for (int i = 0; i < 3; i++) {
            assertThat(path("/api/auth/sign-in/nope" + i).status()).isEqualTo(404);
        }

        assertThat(path("/api/auth/sign-in/another").status()).isEqualTo(429);
        assertThat(path("/api/auth/nope").status()).isEqualTo(404);
    }

    @Test
    void shouldAllowAHundredOfTheRestAndLeaveTheApiAlone() {
        for (int i = 0; i < 100; i++) {
            assertThat(path("/api/auth/reset-password/token" + i).status()).isEqualTo(400);
        }

        assertThat(path("/api/auth/reset-password/another").status()).isEqualTo(429);
        assertThat(path("/api/auth/ok").status()).isEqualTo(200);
        assertThat(path("/v1/me").status()).isEqualTo(401);
    }

    @Test
    void shouldLetNobodyWaitLessForMail() {
        for (int i = 0; i < 3; i++) {
            assertThat(mail("203.0.113.1").status()).isEqualTo(400);
        }

        assertThat(mail("203.0.113.1").header("X-Retry-After")).contains("60");
        assertThat(mail("203.0.113.2").header("X-Retry-After")).contains("60");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "1.2.3.4.5, garbage"})
    void shouldCountWhoeverHidesByTheAddressOfTheConnection(String forwarded) {
        fill(forwarded);

        assertThat(signIn("other rubbish").status()).isEqualTo(429);
    }

    @Test
    void shouldNotCountPreflights() {
        for (int i = 0; i < 10; i++) {
            assertThat(den.client()
                            .request("OPTIONS", SIGN_IN)
                            .header("Origin", TestDen.ORIGIN)
                            .send()
                            .status())
                    .isEqualTo(204);
        }
        assertThat(signIn("").status()).isEqualTo(401);
    }

    private void fill(String address) {
        for (int i = 0; i < 3; i++) {
            assertThat(signIn(address).status()).isEqualTo(401);
        }
    }

    private Answer signIn(String address) {
        return den.client()
                .post(SIGN_IN)
                .header("X-Forwarded-For", address)
                .json(WRONG)
                .send();
    }

    private Answer send(String type) {
        return den.client()
                .post(SIGN_IN)
                .header("X-Forwarded-For", "203.0.113.1")
                .body(type, WRONG.getBytes(StandardCharsets.UTF_8))
                .send();
    }

    private Answer mail(String address) {
        return den.client()
                .post("/api/auth/request-password-reset")
                .header("X-Forwarded-For", address)
                .json("{\"email\":\"ada@example.com\"}")
                .send();
    }

    private Answer path(String path) {
        return den.client().get(path).header("X-Forwarded-For", "203.0.113.1").send();
    }
}
