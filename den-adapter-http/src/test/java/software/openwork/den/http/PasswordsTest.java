package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.openwork.den.domain.account.EmailAddress;
import software.openwork.den.domain.secret.Secret;

/** Passwords changed, verified and reset, addresses verified, and what Den does not do. */
class PasswordsTest {

    private static final String EMAIL = "ada@example.com";

    private final TestDen den = TestDen.start();

    @AfterEach
    void stop() {
        den.close();
    }

    @Nested
    class Changing {

        private static final String CHANGE =
                "{\"currentPassword\":\"correct horse\",\"newPassword\":\"new password\"%s}";

        @Test
        void shouldKeepEverySession() {
            String cookie = den.signUp(EMAIL);

            Answer answer = post("change-password", cookie, CHANGE.formatted(""));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).startsWith("{\"token\":null,\"user\":{\"name\":\"Ada\"");
            assertThat(answer.setCookies()).isEmpty();
            assertThat(signIn("new password").status()).isEqualTo(200);
            assertThat(signIn("correct horse").status()).isEqualTo(401);
        }

        @Test
        void shouldOpenTheOnlySession() {
            String cookie = den.signUp(EMAIL);

            Answer answer = post("change-password", cookie, CHANGE.formatted(",\"revokeOtherSessions\":true"));

            assertThat(answer.setCookies()).hasSize(1);
            assertThat(answer.setCookies().getFirst()).contains("Max-Age=604800");
            assertThat(TestDen.cookie(answer))
                    .contains(answer.json().get("token").textValue())
                    .isNotEqualTo(cookie);
            assertThat(den.client().get("/v1/me").cookie(cookie).send().status())
                    .isEqualTo(401);
        }

        @Test
        void shouldNotRememberWhoeverAskedForThat() {
            den.signUp(EMAIL);
            String cookies = TestDen.cookies(signIn("correct horse", ",\"rememberMe\":false"));

            Answer answer = post("change-password", cookies, CHANGE.formatted(",\"revokeOtherSessions\":true"));

            assertThat(answer.setCookies()).hasSize(2).noneMatch(cookie -> cookie.contains("Max-Age"));
            String token = answer.json().get("token").textValue();
            assertThat(den.sessions
                            .find(Secret.of(token))
                            .orElseThrow()
                            .session()
                            .expiresAt())
                    .isEqualTo(den.clock.instant().plus(Duration.ofDays(1)));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"currentPassword\":\"wrong one\",\"newPassword\":\"new password\"}|400|INVALID_PASSWORD",
                    "{\"currentPassword\":\"wrong one\",\"newPassword\":\"short\"}|400|PASSWORD_TOO_SHORT",
                    "{\"newPassword\":\"new password\"}|400|VALIDATION_ERROR",
                    "[]|400|VALIDATION_ERROR",
                })
        void shouldSayWhatIsWrong(String body, int status, String code) {
            Answer answer = post("change-password", den.signUp(EMAIL), body);

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.json().get("code").textValue()).isEqualTo(code);
        }

        @Test
        void shouldJudgeTheFormBeforeItsSender() {
            Answer answer =
                    den.client().post("/api/auth/change-password").json("{}").send();

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("message").textValue())
                    .isEqualTo("[body.newPassword] Invalid input: expected string, received undefined;"
                            + " [body.currentPassword] Invalid input: expected string, received undefined");
        }
    }

    @Nested
    class Verifying {

        @Test
        void shouldTellWhetherItIsThePassword() {
            String cookie = den.signUp(EMAIL);

            assertThat(post("verify-password", cookie, "{\"password\":\"correct horse\"}")
                            .body())
                    .isEqualTo("{\"status\":true}");
            assertThat(post("verify-password", cookie, "{\"password\":\"wrong one\"}")
                            .body())
                    .isEqualTo("{\"message\":\"Invalid password\",\"code\":\"INVALID_PASSWORD\"}");
        }
    }

    @Nested
    class Resetting {

        @Test
        void shouldLeadFromTheMailToTheForm() {
            den.signUp(EMAIL);
            plant("tok");

            Answer link = den.client()
                    .get("/api/auth/reset-password/tok?callbackURL=%2Freset%3Fa%3Db%23c")
                    .send();
            assertThat(link.status()).isEqualTo(302);
            assertThat(link.header("Location")).contains("http://localhost:8788/reset?a=b&token=tok#c");

            Answer form = den.client()
                    .post("/api/auth/reset-password?token=tok")
                    .json("{\"newPassword\":\"after reset\"}")
                    .send();
            assertThat(form.body()).isEqualTo("{\"status\":true}");
            assertThat(signIn("after reset").status()).isEqualTo(200);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "/nope?callbackURL=%2Freset|302|http://localhost:8788/reset?error=INVALID_TOKEN",
                    "/nope?callbackURL=http%3A%2F%2Flocalhost%3A3005%2Fr|302|http://localhost:3005/r?error=INVALID_TOKEN",
                    "/nope|400|",
                    "/nope?callbackURL=https%3A%2F%2Fevil.example|403|",
                    "/nope?callbackURL=%2F%2Fevil.example|403|",
                    "/nope?callbackURL=%2F%5Cevil.example|403|",
                    "/nope?callbackURL=a&callbackURL=b|400|",
                    "/a/b?callbackURL=%2Freset|404|",
                    "/?callbackURL=%2Freset|404|",
                })
        void shouldSendNobodyAstray(String path, int status, String location) {
            Answer answer = den.client().get("/api/auth/reset-password" + path).send();

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.header("Location").orElse(null)).isEqualTo(location);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"newPassword\":\"new password\"}|INVALID_TOKEN",
                    "{\"newPassword\":\"new password\",\"token\":\"nope\"}|INVALID_TOKEN",
                    "{\"newPassword\":\"short\",\"token\":\"nope\"}|PASSWORD_TOO_SHORT",
                    "{\"token\":\"nope\"}|VALIDATION_ERROR",
                })
        void shouldSayWhatIsWrong(String body, String code) {
            Answer answer =
                    den.client().post("/api/auth/reset-password").json(body).send();

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("code").textValue()).isEqualTo(code);
        }
    }

    @Nested
    class Addresses {

        @Test
        void shouldVerifyByALink() {
            String cookie = den.signUp(EMAIL);

            Answer answer = verify(token(EMAIL), "");

            assertThat(answer.body()).isEqualTo("{\"status\":true,\"user\":null}");
            assertThat(den.client()
                            .get("/v1/me")
                            .cookie(cookie)
                            .send()
                            .json()
                            .at("/user/emailVerified")
                            .booleanValue())
                    .isTrue();
            assertThat(verify(token(EMAIL), "&callbackURL=%2Fdone").header("Location"))
                    .contains("/done");
        }

        @Test
        void shouldSayWhatIsWrong() {
            String late = token(EMAIL);
            String unknown = token("nobody@example.com");

            assertThat(verify("nope", "").body()).contains("\"INVALID_TOKEN\"");
            assertThat(verify("nope", "&callbackURL=%2Fdone").header("Location"))
                    .contains("/done?error=INVALID_TOKEN");
            assertThat(verify(unknown, "").status()).isEqualTo(401);
            assertThat(verify(unknown, "").body()).contains("\"USER_NOT_FOUND\"");
            assertThat(verify("nope", "&callbackURL=https%3A%2F%2Fevil.example").body())
                    .contains("\"INVALID_CALLBACK_URL\"");
            den.clock.advance(Duration.ofHours(1));
            assertThat(verify(late, "").body()).contains("\"TOKEN_EXPIRED\"");
            assertThat(den.client().get("/api/auth/verify-email").send().body())
                    .contains("[query.token] Invalid input: expected string, received undefined");
        }

        private Answer verify(String token, String more) {
            return den.client()
                    .get("/api/auth/verify-email?token=" + token + more)
                    .send();
        }

        private String token(String email) {
            return den.emailTokens
                    .issue(email, den.clock.instant(), den.clock.instant().plus(Duration.ofHours(1)))
                    .reveal();
        }
    }

    @Nested
    class SwitchedOff {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "change-email|{\"newEmail\":\"x@example.com\"}|400|CHANGE_EMAIL_DISABLED",
                    "change-email|{\"newEmail\":\"nope\"}|400|VALIDATION_ERROR",
                    "request-password-reset|{\"email\":\"ada@example.com\"}|400|RESET_PASSWORD_DISABLED",
                    "request-password-reset|{\"email\":\"nope\"}|400|VALIDATION_ERROR",
                    "request-password-reset|{\"email\":\"a@b.co\",\"redirectTo\":\"https://evil.example\"}"
                            + "|403|INVALID_REDIRECT_URL",
                    "send-verification-email|{\"email\":\"ada@example.com\"}|400|VERIFICATION_EMAIL_NOT_ENABLED",
                })
        void shouldSaySo(String path, String body, int status, String code) {
            Answer answer = post(path, den.signUp(EMAIL), body);

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.json().get("code").textValue()).isEqualTo(code);
        }

        @Test
        void shouldDeleteNobody() {
            Answer answer = post("delete-user", den.signUp(EMAIL), "{}");

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.header("Content-Type")).contains("application/json");
            assertThat(den.client()
                            .get("/api/auth/delete-user/callback?token=x")
                            .send()
                            .body())
                    .isEqualTo("{\"message\":\"Not found\",\"code\":\"NOT_FOUND\"}");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "change-email|{\"newEmail\":\"x@example.com\"}",
                    "delete-user|{}",
                    "update-user|{\"name\":\"X\"}",
                    "update-session|{\"foo\":1}",
                    "verify-password|{\"password\":\"x\"}",
                    "revoke-session|{\"token\":\"x\"}",
                    "revoke-sessions|{}",
                    "revoke-other-sessions|{}",
                    "change-password|{\"currentPassword\":\"12345678\",\"newPassword\":\"12345678\"}",
                })
        void shouldWantASession(String path, String body) {
            Answer answer = den.client().post("/api/auth/" + path).json(body).send();
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo("{\"message\":\"Unauthorized\",\"code\":\"UNAUTHORIZED\"}");

            Answer foreign = den.client()
                    .post("/api/auth/" + path)
                    .cookie(den.signUp(EMAIL))
                    .header("Origin", "https://evil.example")
                    .json(body)
                    .send();
            assertThat(foreign.status()).isEqualTo(403);
        }
    }

    private void plant(String token) {
        den.passwordResets.add(
                Secret.of(token),
                den.accounts
                        .findCredential(EmailAddress.normalise(EMAIL))
                        .orElseThrow()
                        .user()
                        .id(),
                den.clock.instant().plusSeconds(60));
    }

    private Answer post(String path, String cookie, String json) {
        return den.client()
                .post("/api/auth/" + path)
                .trusted()
                .cookie(cookie)
                .json(json)
                .send();
    }

    private Answer signIn(String password) {
        return signIn(password, "");
    }

    private Answer signIn(String password, String more) {
        return den.client()
                .post("/api/auth/sign-in/email")
                .trusted()
                .json("{\"email\":\"" + EMAIL + "\",\"password\":\"" + password + "\"" + more + "}")
                .send();
    }
}
