package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.account.Lockout;

class LockoutTest {

    private final TestDen den = TestDen.start();

    @AfterEach
    void stop() {
        den.close();
    }

    @Test
    void shouldSayHowLongAnAccountIsLocked() {
        den.signUp("ada@example.com");
        lock("ada@example.com");

        Answer answer = json("ada@example.com", "correct horse");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Too many requests. Please try again later.\"}");
        assertThat(answer.header("Retry-After")).contains("1");
        assertThat(answer.header("X-Retry-After")).contains("1");
        den.clock.advance(Duration.ofSeconds(1));
        assertThat(json("ada@example.com", "correct horse").status()).isEqualTo(200);
    }

    @Test
    void shouldAnswerTheSameForUnknownAddresses() {
        den.signUp("ada@example.com");
        lock("ada@example.com");
        lock("nobody@example.com");

        assertThat(json("nobody@example.com", "wrong one").body())
                .isEqualTo(json("ada@example.com", "wrong one").body());
    }

    @Test
    void shouldNotBeAvoidedByLetterCaseOrContentType() {
        den.signUp("ada@example.com");
        lock("ada@example.com");

        assertThat(json("ADA@Example.COM", "correct horse").status()).isEqualTo(429);
        assertThat(den.client()
                        .post("/api/auth/sign-in/email")
                        .form("email=ada%40example.com&password=correct+horse")
                        .send()
                        .status())
                .isEqualTo(429);
    }

    @Test
    void shouldLeaveOpenSessionsAlone() {
        String cookie = den.signUp("ada@example.com");
        lock("ada@example.com");

        assertThat(den.client().get("/v1/me").cookie(cookie).send().status()).isEqualTo(200);
    }

    private void lock(String email) {
        for (int i = 0; i < Lockout.PATIENCE; i++) {
            assertThat(json(email, "wrong one").status()).isEqualTo(401);
        }
        assertThat(json(email, "wrong one").status()).isEqualTo(429);
    }

    private Answer json(String email, String password) {
        return den.client()
                .post("/api/auth/sign-in/email")
                .json("{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}")
                .send();
    }
}
