package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code list-sessions}, {@code revoke-…}, {@code update-session} and {@code update-user}. */
class OwnSessionsTest {

    private static final String EXPIRED = "=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax";
    private static final List<String> ALL_EXPIRED = List.of(
            "better-auth.session_token" + EXPIRED,
            "better-auth.session_data" + EXPIRED,
            "better-auth.dont_remember" + EXPIRED);

    private final TestDen den = TestDen.start();

    @AfterEach
    void stop() {
        den.close();
    }

    @Nested
    class Listing {

        @Test
        void shouldShowTheTokenOfTheCallersSessionOnly() {
            String first = den.signUp("ada@example.com");
            den.clock.advance(Duration.ofSeconds(1));
            String second = signIn("");

            JsonNode sessions = den.client()
                    .get("/api/auth/list-sessions")
                    .cookie(first)
                    .send()
                    .json();

            assertThat(sessions).hasSize(2);
            assertThat(sessions.get(0).fieldNames())
                    .toIterable()
                    .containsExactly(
                            "expiresAt", "token", "createdAt", "updatedAt", "ipAddress", "userAgent", "userId", "id");
            assertThat(second).doesNotContain(sessions.get(0).get("token").textValue());
            assertThat(first).contains(sessions.get(1).get("token").textValue());
        }

        @Test
        void shouldWantAFreshSession() {
            String cookie = den.signUp("ada@example.com");
            den.clock.advance(Duration.ofDays(1));

            Answer answer =
                    den.client().get("/api/auth/list-sessions").cookie(cookie).send();

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body())
                    .isEqualTo("{\"message\":\"Session is not fresh\",\"code\":\"SESSION_NOT_FRESH\"}");
        }
    }

    @Nested
    class Revoking {

        @Test
        void shouldTakeWhatTheListShows() {
            String first = den.signUp("ada@example.com");
            den.clock.advance(Duration.ofSeconds(1));
            String second = signIn("");
            String shown = den.client()
                    .get("/api/auth/list-sessions")
                    .cookie(first)
                    .send()
                    .json()
                    .get(0)
                    .get("token")
                    .textValue();

            Answer answer = post("revoke-session", first, "{\"token\":\"" + shown + "\"}");

            assertThat(answer.body()).isEqualTo("{\"status\":true}");
            assertThat(answer.setCookies()).isEmpty();
            assertThat(me(second)).isEqualTo(401);
            assertThat(me(first)).isEqualTo(200);
        }

        @Test
        void shouldDoNothingForTokensOfOthers() {
            String ada = den.signUp("ada@example.com");
            Answer bob = den.client()
                    .post("/api/auth/sign-up/email")
                    .json("{\"name\":\"B\",\"email\":\"b@example.com\",\"password\":\"correct horse\"}")
                    .send();
            String token = bob.json().get("token").textValue();

            assertThat(post("revoke-session", ada, "{\"token\":\"" + token + "\"}")
                            .body())
                    .isEqualTo("{\"status\":true}");

            assertThat(me(TestDen.cookie(bob))).isEqualTo(200);
        }

        @Test
        void shouldTakeTheCookiesAwayWithTheOwnSession() {
            String cookie = den.signUp("ada@example.com");
            String token = den.client()
                    .get("/api/auth/get-session")
                    .cookie(cookie)
                    .send()
                    .json()
                    .at("/session/token")
                    .textValue();

            Answer answer = post("revoke-session", cookie, "{\"token\":\"" + token + "\"}");

            assertThat(answer.setCookies()).containsExactlyElementsOf(ALL_EXPIRED);
            assertThat(me(cookie)).isEqualTo(401);
        }

        @Test
        void shouldKeepTheOwnSessionOrNone() {
            String first = den.signUp("ada@example.com");
            String second = signIn("");

            assertThat(post("revoke-other-sessions", second, "{}").setCookies()).isEmpty();
            assertThat(me(first)).isEqualTo(401);
            assertThat(me(second)).isEqualTo(200);

            assertThat(den.client()
                            .post("/api/auth/revoke-sessions")
                            .trusted()
                            .cookie(second)
                            .send()
                            .setCookies())
                    .containsExactlyElementsOf(ALL_EXPIRED);
            assertThat(me(second)).isEqualTo(401);
        }

        @Test
        void shouldWantAToken() {
            String cookie = den.signUp("ada@example.com");

            assertThat(post("revoke-session", cookie, "{}").body())
                    .isEqualTo("{\"message\":\"[body.token] Invalid input: expected string, received undefined\","
                            + "\"code\":\"VALIDATION_ERROR\"}");
        }
    }

    @Nested
    class Profile {

        @Test
        void shouldChangeNameAndPicture() {
            String cookie = den.signUp("ada@example.com");

            Answer answer = post(
                    "update-user",
                    cookie,
                    "{\"name\":\"Countess 🦊\",\"image\":\"https://img.example/c\",\"emailVerified\":true,"
                            + "\"id\":\"x\",\"role\":\"admin\",\"userId\":\"y\"}");

            assertThat(answer.body()).isEqualTo("{\"status\":true}");
            assertThat(answer.setCookies())
                    .containsExactly(cookie + "; Max-Age=604800; Path=/; HttpOnly; SameSite=Lax");
            JsonNode user =
                    den.client().get("/v1/me").cookie(cookie).send().json().get("user");
            assertThat(user.get("name").textValue()).isEqualTo("Countess 🦊");
            assertThat(user.get("image").textValue()).isEqualTo("https://img.example/c");
            assertThat(user.get("emailVerified").booleanValue()).isFalse();
        }

        @Test
        void shouldLeaveItToTheBrowserHowLongTheCookieLives() {
            den.signUp("ada@example.com");
            String cookies = signInCookies(",\"rememberMe\":false");

            assertThat(post("update-user", cookies, "{\"name\":\"A\"}").setCookies())
                    .hasSize(2)
                    .noneMatch(cookie -> cookie.contains("Max-Age"))
                    .anyMatch(cookie -> cookie.startsWith("better-auth.dont_remember="));
        }

        @Test
        void shouldSetNoCookieForBearers() {
            String cookie = den.signUp("ada@example.com");
            String token = cookie.substring(cookie.indexOf('=') + 1);

            Answer answer = den.client()
                    .post("/api/auth/update-user")
                    .header("Authorization", "Bearer " + token)
                    .json("{\"name\":\"A\"}")
                    .send();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.setCookies()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"name\":null}|[body.name] Invalid input: expected string, received null",
                    "{\"name\":5}|[body.name] Invalid input: expected string, received number",
                    "{\"name\":{\"a\":1}}|[body.name] Invalid input: expected string, received object",
                    "{\"image\":[]}|[body.image] Invalid input: expected string, received array",
                    "[]|[body] Invalid input: expected record, received array",
                })
        void shouldSayWhatIsWrong(String body, String message) {
            Answer answer = post("update-user", den.signUp("ada@example.com"), body);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("message").textValue()).isEqualTo(message);
            assertThat(answer.json().get("code").textValue()).isEqualTo("VALIDATION_ERROR");
        }

        @Test
        void shouldRefuseWhatDoesNotFit() {
            String cookie = den.signUp("ada@example.com");

            assertThat(post("update-user", cookie, "{\"name\":\"" + "n".repeat(256) + "\"}")
                            .status())
                    .isEqualTo(400);
            assertThat(post("update-user", cookie, "{\"image\":\"" + "ü".repeat(32_768) + "\"}")
                            .status())
                    .isEqualTo(400);
            assertThat(post("update-user", cookie, "{\"name\":\"" + "🦊".repeat(255) + "\"}")
                            .status())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "update-user|{}|{\"message\":\"No fields to update\"}",
                    "update-user|{\"email\":\"\"}|{\"message\":\"No fields to update\"}",
                    "update-session|{\"foo\":1}|{\"message\":\"No fields to update\"}",
                    "update-user|{\"email\":\"n@example.com\",\"name\":\"N\"}"
                            + "|{\"message\":\"Email can not be updated\",\"code\":\"EMAIL_CAN_NOT_BE_UPDATED\"}",
                })
        void shouldChangeNothingElse(String path, String body, String expected) {
            Answer answer = post(path, den.signUp("ada@example.com"), body);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo(expected);
        }
    }

    private Answer post(String path, String cookie, String json) {
        return den.client()
                .post("/api/auth/" + path)
                .trusted()
                .cookie(cookie)
                .json(json)
                .send();
    }

    private int me(String cookie) {
        return den.client().get("/v1/me").cookie(cookie).send().status();
    }

    private String signIn(String more) {
        return TestDen.cookie(signInAnswer(more));
    }

    private String signInCookies(String more) {
        return TestDen.cookies(signInAnswer(more));
    }

    private Answer signInAnswer(String more) {
        return den.client()
                .post("/api/auth/sign-in/email")
                .trusted()
                .json("{\"email\":\"ada@example.com\",\"password\":\"correct horse\"" + more + "}")
                .send();
    }
}
