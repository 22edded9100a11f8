package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.http.wire.TrustedProxies;

class GetSessionTest {

    private static final String PATH = "/api/auth/get-session";
    private static final List<String> EXPIRED = List.of(
            "better-auth.session_token=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax",
            "better-auth.session_data=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax",
            "better-auth.dont_remember=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax");

    private final TestDen den = TestDen.start();
    private final String cookie = den.signUp("dave@example.com");
    private final String signed = cookie.substring(cookie.indexOf('=') + 1);
    private final String token = signed.substring(0, signed.indexOf('.'));

    @org.junit.jupiter.api.AfterEach
    void stop() {
        den.close();
    }

    @Test
    void shouldShowSessionAndUser() {
        Answer answer = get(cookie);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Pragma")).contains("no-cache");
        assertThat(answer.header("ETag")).isEmpty();
        assertThat(answer.setCookies()).isEmpty();
        assertThat(answer.json().path("session").properties())
                .extracting(member -> member.getKey())
                .containsExactly(
                        "expiresAt", "token", "createdAt", "updatedAt", "ipAddress", "userAgent", "userId", "id");
        assertThat(answer.json().at("/session/token").textValue()).isEqualTo(token);
        assertThat(answer.body())
                .isEqualTo(den.client().get("/v1/me").cookie(cookie).send().body());
    }

    @Nested
    class WithoutASession {

        @Test
        void shouldBeNullWithoutCookie() {
            Answer answer = den.client().get(PATH).send();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("null");
            assertThat(answer.setCookies()).isEmpty();
        }

        @Test
        void shouldBeNullForWhatIsNotSignedByUs() {
            String forged = signed.replace(token, token.replace('0', '1'));
            for (String value : List.of(
                    forged,
                    token,
                    token + ".",
                    token + ".abcd",
                    token + "." + "A".repeat(43) + "=",
                    token + "." + "A".repeat(44),
                    signed + "x",
                    "." + signed.substring(signed.indexOf('.') + 1),
                    "",
                    "%",
                    "\"",
                    "\"\"")) {
                Answer answer = get("better-auth.session_token=" + value);

                assertThat(answer.body()).as(value).isEqualTo("null");
                assertThat(answer.setCookies()).as(value).isEmpty();
            }
        }

        @Test
        void shouldClearCookiesOfASessionThatIsGone() {
            den.sessions.delete(Secret.of(token));

            Answer answer = get(cookie);

            assertThat(answer.body()).isEqualTo("null");
            assertThat(answer.setCookies()).isEqualTo(EXPIRED);
        }

        @Test
        void shouldClearCookiesOfASessionThatHasEndedAndRemoveIt() {
            den.clock.advance(Duration.ofDays(8));

            assertThat(get(cookie).setCookies()).isEqualTo(EXPIRED);
            assertThat(den.sessions.find(Secret.of(token))).isEmpty();
        }

        @Test
        void shouldClearCookiesWhenTheUserIsGone() {
            den.database.<UserId, Object>table("user").clear();

            Answer answer = get(cookie);

            assertThat(answer.body()).isEqualTo("null");
            assertThat(answer.setCookies()).isEqualTo(EXPIRED);
            assertThat(den.client().get("/v1/me").cookie(cookie).send().status())
                    .isEqualTo(401);
        }
    }

    @Nested
    class Cookies {

        @Test
        void shouldReadRawAndQuotedValues() {
            String raw = signed.replace("%2B", "+").replace("%2F", "/").replace("%3D", "=");

            assertThat(get("better-auth.session_token=" + raw).body()).contains("dave@example.com");
            assertThat(get("better-auth.session_token=\"" + signed + "\"").body())
                    .contains("dave@example.com");
            assertThat(get("a=b;  better-auth.session_token = " + signed + " ;c")
                            .body())
                    .contains("dave@example.com");
            assertThat(get("lonely; " + cookie).body()).contains("dave@example.com");
        }

        @Test
        void shouldTakeTheFirstOfTwo() {
            assertThat(get(cookie + "; better-auth.session_token=bad").body()).contains("dave@example.com");
            assertThat(get("better-auth.session_token=bad; " + cookie).body()).isEqualTo("null");
        }

        @Test
        void shouldIgnoreNamesOfTheOtherScheme() {
            assertThat(get("__Secure-" + cookie).body()).isEqualTo("null");
        }

        @Test
        void shouldClearAStrayCacheCookie() {
            Answer answer = get(cookie + "; better-auth.session_data=abc");

            assertThat(answer.body()).contains("dave@example.com");
            assertThat(answer.setCookies()).containsExactly(EXPIRED.get(1));
        }

        @Test
        void shouldUseSecureNamesBehindHttps() {
            HttpConfig config = TestDen.CONFIG;
            HttpConfig secure = new HttpConfig(
                    config.host(),
                    0,
                    URI.create("https://app.example.com"),
                    config.secret(),
                    List.of("https://app.example.com"),
                    List.of("https://app.example.com"),
                    TrustedProxies.PRIVATE,
                    "1",
                    Duration.ofSeconds(1));
            try (TestDen https = TestDen.start(secure)) {
                Answer up = https.client()
                        .post("/api/auth/sign-up/email")
                        .header("Origin", "https://app.example.com")
                        .json(
                                "{\"name\":\"N\",\"email\":\"s@example.com\",\"password\":\"password1\",\"rememberMe\":false}")
                        .send();

                assertThat(up.setCookies().get(0))
                        .startsWith("__Secure-better-auth.session_token=")
                        .endsWith("; Path=/; HttpOnly; Secure; SameSite=Lax");
                assertThat(up.setCookies().get(1)).startsWith("__Secure-better-auth.dont_remember=true.");
                assertThat(up.header("Strict-Transport-Security")).contains("max-age=31536000");
                String sent = TestDen.cookie(up);
                assertThat(https.client().get("/v1/me").cookie(sent).send().status())
                        .isEqualTo(200);
                assertThat(https.client()
                                .get("/v1/me")
                                .cookie(sent.substring("__Secure-".length()))
                                .send()
                                .status())
                        .isEqualTo(401);
            }
        }
    }

    @Nested
    class Renewal {

        @Test
        void shouldLeaveAYoungSessionAlone() {
            den.clock.advance(Duration.ofDays(1).minusSeconds(10));

            assertThat(get(cookie).setCookies()).isEmpty();
        }

        @Test
        void shouldProlongAnOlderOneAndItsCookie() {
            den.clock.advance(Duration.ofDays(1));

            Answer answer = get(cookie);

            assertThat(answer.json().at("/session/expiresAt").textValue()).isEqualTo("2026-03-09T12:00:00.000Z");
            assertThat(answer.json().at("/session/updatedAt").textValue()).isEqualTo("2026-03-02T12:00:00.000Z");
            assertThat(answer.setCookies())
                    .containsExactly(cookie + "; Max-Age=604800; Path=/; HttpOnly; SameSite=Lax");
        }

        @Test
        void shouldProlongThroughTheApiWithoutACookie() {
            den.clock.advance(Duration.ofDays(2));

            Answer answer = den.client().get("/v1/me").cookie(cookie).send();

            assertThat(answer.setCookies()).isEmpty();
            assertThat(answer.json().at("/session/expiresAt").textValue()).isEqualTo("2026-03-10T12:00:00.000Z");
        }

        @Test
        void shouldNotProlongWhenAskedNotTo() {
            den.clock.advance(Duration.ofDays(2));

            Answer answer = den.client()
                    .get(PATH + "?disableRefresh=true")
                    .cookie(cookie)
                    .send();

            assertThat(answer.setCookies()).isEmpty();
            assertThat(answer.json().at("/session/expiresAt").textValue()).isEqualTo("2026-03-08T12:00:00.000Z");
        }

        @Test
        void shouldNotProlongSessionsThatEndWithTheBrowser() {
            den.clock.advance(Duration.ofDays(2));
            String both = cookie + "; better-auth.dont_remember=true.TgP8IC4F9NT45zlUcbD5x0t0k90A5D6hPissVyiM68U%3D";

            assertThat(get(both).setCookies()).isEmpty();
            assertThat(get(cookie + "; better-auth.dont_remember=true").setCookies())
                    .hasSize(1);
        }
    }

    @Nested
    class Bearer {

        @Test
        void shouldTakeTheTokenBareOrSigned() {
            for (String bearer : List.of(token, signed, "  " + token)) {
                Answer answer = den.client()
                        .get(PATH)
                        .header("Authorization", "Bearer " + bearer)
                        .send();

                assertThat(answer.body()).as(bearer).contains("dave@example.com");
                assertThat(answer.setCookies()).isEmpty();
            }
            assertThat(den.client()
                            .get("/v1/me")
                            .header("Authorization", "bearer " + token)
                            .send()
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void shouldRefuseOthers() {
            for (String header :
                    List.of("Bearer", "Bearer ", "Bearer x", "Basic " + token, token, "Bearer " + signed + "x")) {
                Answer answer = den.client()
                        .get("/v1/me")
                        .header("Authorization", header)
                        .send();

                assertThat(answer.status()).as(header).isEqualTo(401);
            }
        }

        @Test
        void shouldNotDisturbAValidCookie() {
            Answer answer = den.client()
                    .get("/v1/me")
                    .cookie(cookie)
                    .header("Authorization", "Bearer rubbish")
                    .send();

            assertThat(answer.status()).isEqualTo(200);
        }
    }

    @Test
    void shouldNotCheckTheOriginOfReading() {
        Answer answer = den.client()
                .get(PATH)
                .cookie(cookie)
                .header("Origin", "https://evil.example")
                .send();

        assertThat(answer.body()).contains("dave@example.com");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void shouldNotBePosted() {
        Answer answer =
                den.client().post(PATH).trusted().cookie(cookie).json("{}").send();

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.json().path("code").textValue()).isEqualTo("METHOD_NOT_ALLOWED_DEFER_SESSION_REQUIRED");
    }

    @Test
    void shouldNotAnswerHead() {
        Answer answer = den.client().request("HEAD", PATH).cookie(cookie).send();

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEmpty();
    }

    private Answer get(String cookies) {
        return den.client().get(PATH).cookie(cookies).send();
    }
}
