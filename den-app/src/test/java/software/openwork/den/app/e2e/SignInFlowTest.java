package software.openwork.den.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Signing in and out. */
@ExtendWith(SharedDen.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInFlowTest {

    private static final String GONE = "=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax";
    private static final String[] ALL_GONE = {
        "better-auth.session_token" + GONE, "better-auth.session_data" + GONE, "better-auth.dont_remember" + GONE
    };

    private final Den den;
    private Person person;

    SignInFlowTest(Den den) {
        this.den = den;
    }

    @BeforeAll
    void signUp() {
        person = den.signUp("Edsger");
    }

    private Ask signIn(String password) {
        return signIn(password, "");
    }

    private Ask signIn(String password, String more) {
        return den.post("/api/auth/sign-in/email")
                .from(Server.CONSOLE)
                .json("{email: '%s', password: '%s'%s}".formatted(person.email(), password, more));
    }

    @Nested
    class In {

        @Test
        void shouldOpenANewSessionEachTime() {
            Reply first = signIn(Server.PASSWORD).send();
            Reply second = signIn(Server.PASSWORD).send();

            assertThat(first.status()).isEqualTo(200);
            assertThat(first.json().get("redirect").booleanValue()).isFalse();
            assertThat(first.json().has("url")).isFalse();
            assertThat(first.json().at("/user/id").textValue()).isEqualTo(person.id());
            String token = first.json().get("token").textValue();
            assertThat(first.cookies())
                    .containsExactly(Signed.cookie(token) + "; Max-Age=604800; Path=/; HttpOnly; SameSite=Lax");
            assertThat(token)
                    .isNotEqualTo(person.token())
                    .isNotEqualTo(second.json().get("token").textValue());
        }

        @Test
        void shouldNotCareForTheLetterCaseOfTheAddress() {
            Reply reply = den.post("/api/auth/sign-in/email")
                    .from(Server.CONSOLE)
                    .json("{email: '%s', password: '%s'}"
                            .formatted(person.email().toUpperCase(Locale.ROOT), Server.PASSWORD))
                    .send();

            assertThat(reply.status()).isEqualTo(200);
        }

        @ParameterizedTest
        @MethodSource("software.openwork.den.app.e2e.SignInFlowTest#waysBack")
        void shouldSayWhereToGoNext(String url) {
            Reply reply = signIn(Server.PASSWORD, ", callbackURL: '%s'".formatted(url))
                    .send();

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().get("redirect").booleanValue()).isTrue();
            assertThat(reply.json().get("url").textValue()).isEqualTo(url);
            assertThat(reply.header("location")).isEqualTo(url);
        }

        @Test
        void shouldTakeAForm() {
            Reply reply = den.post("/api/auth/sign-in/email")
                    .from(Server.CONSOLE)
                    .body(
                            "application/x-www-form-urlencoded",
                            "email=" + person.email().replace("@", "%40") + "&password="
                                    + Server.PASSWORD.replace(",", "%2C").replace(" ", "+"))
                    .send();

            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        }

        @Test
        void shouldEndAnEarlierWishToBeForgotten() {
            Reply forgetful = signIn(Server.PASSWORD, ", rememberMe: false").send();
            assertThat(forgetful.cookies()).hasSize(2).noneMatch(line -> line.contains("Max-Age"));

            Reply remembering = signIn(Server.PASSWORD)
                    .with("cookie", forgetful.cookieHeader())
                    .send();

            assertThat(remembering.cookies())
                    .hasSize(2)
                    .anyMatch(line -> line.startsWith(Signed.COOKIE) && line.contains("Max-Age=604800"))
                    .contains("better-auth.dont_remember" + GONE);
        }

        @Test
        void shouldSayTheSameForAWrongPasswordAndAnUnknownAddress() {
            Reply wrong = signIn("not the password").send();
            Reply unknown = den.post("/api/auth/sign-in/email")
                    .from(Server.CONSOLE)
                    .json("{email: '%s', password: 'not the password'}".formatted(Server.newEmail()))
                    .send();

            assertThat(wrong.status()).isEqualTo(401);
            assertThat(wrong.json())
                    .isEqualTo(Json.of("{code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password'}"));
            assertThat(wrong.cookies()).isEmpty();
            assertThat(unknown.status()).isEqualTo(401);
            assertThat(unknown.json()).isEqualTo(wrong.json());
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("software.openwork.den.app.e2e.SignInFlowTest#origins")
        void shouldLookAtWhereTheRequestComesFrom(String title, Map<String, String> headers, int status, String code) {
            Ask ask = den.post("/api/auth/sign-in/email")
                    .json("{email: '%s', password: '%s'}".formatted(person.email(), Server.PASSWORD));
            for (Map.Entry<String, String> header : headers.entrySet()) {
                ask = ask.with(header.getKey(), header.getValue());
            }

            Reply reply = ask.send();

            assertThat(reply.status()).as(reply.body()).isEqualTo(status);
            assertThat(reply.json().path("code").asText()).isEqualTo(code);
            assertThat(reply.cookies().isEmpty()).isEqualTo(status != 200);
        }
    }

    static Stream<String> waysBack() {
        return Stream.of(Server.CONSOLE + "/after?a=b#c", "/after?x=1", "/");
    }

    static Stream<Arguments> origins() {
        return Stream.of(
                arguments("nothing said", Map.of(), 200, ""),
                arguments("a trusted site", Map.of("origin", Server.CONSOLE), 200, ""),
                arguments("a stranger", Map.of("origin", Server.STRANGER), 403, "INVALID_ORIGIN"),
                arguments("a stranger's page", Map.of("referer", Server.STRANGER + "/page"), 403, "INVALID_ORIGIN"),
                arguments("a trusted page", Map.of("referer", Server.CONSOLE + "/page"), 200, ""),
                arguments("a sandboxed frame", Map.of("origin", "null"), 403, "MISSING_OR_NULL_ORIGIN"),
                arguments(
                        "a fetch that hides its origin",
                        Map.of("sec-fetch-mode", "cors"),
                        403,
                        "MISSING_OR_NULL_ORIGIN"),
                arguments(
                        "a link on another site",
                        Map.of("origin", Server.CONSOLE, "sec-fetch-site", "cross-site", "sec-fetch-mode", "navigate"),
                        403,
                        "CROSS_SITE_NAVIGATION_LOGIN_BLOCKED"),
                arguments("any cookie and no origin", Map.of("cookie", "theme=dark"), 403, "MISSING_OR_NULL_ORIGIN"),
                arguments(
                        "any cookie and a stranger",
                        Map.of("cookie", "theme=dark", "origin", Server.STRANGER),
                        403,
                        "INVALID_ORIGIN"));
    }

    @Nested
    class Out {

        private Ask signOut() {
            return den.post("/api/auth/sign-out");
        }

        @Test
        void shouldEndThisSessionAndNoOther() {
            Person leaving = den.signInAgain(person);
            Person elsewhere = den.signInAgain(person);

            Reply reply = signOut().from(Server.CONSOLE).as(leaving).json("{}").send();

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json()).isEqualTo(Json.of("{success: true}"));
            assertThat(reply.cookies()).containsExactly(ALL_GONE);
            assertThat(den.get("/v1/me").as(leaving).send().status()).isEqualTo(401);
            assertThat(den.get("/v1/me").as(elsewhere).send().status()).isEqualTo(200);
        }

        @Test
        void shouldSucceedHoweverLittleThereIsToEnd() {
            Person leaving = den.signInAgain(person);
            signOut().from(Server.CONSOLE).as(leaving).json("{}").send();
            Ask[] asks = {
                signOut().from(Server.CONSOLE).as(leaving).json("{}"),
                signOut().from(Server.CONSOLE).json("{}"),
                signOut().json("{}"),
                signOut().from(Server.CONSOLE),
                signOut().from(Server.CONSOLE).body("application/json", ""),
                signOut()
                        .from(Server.CONSOLE)
                        .with("cookie", Signed.COOKIE + "=made.up")
                        .json("{}")
            };

            for (Ask ask : asks) {
                Reply reply = ask.send();
                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.cookies()).containsExactly(ALL_GONE);
            }
        }

        @Test
        void shouldNotBeDoneByAnotherSite() {
            Reply silent = signOut().as(person).json("{}").send();
            Reply stranger =
                    signOut().as(person).from(Server.STRANGER).json("{}").send();
            Reply text = signOut().from(Server.CONSOLE).body("text/plain", "x").send();

            assertThat(silent.json().get("code").textValue()).isEqualTo("MISSING_OR_NULL_ORIGIN");
            assertThat(stranger.json().get("code").textValue()).isEqualTo("INVALID_ORIGIN");
            assertThat(text.status()).isEqualTo(415);
            assertThat(text.json())
                    .isEqualTo(
                            Json.of(
                                    "{code: 'UNSUPPORTED_MEDIA_TYPE', message: 'Content-Type \"text/plain\" is not allowed. Allowed types: application/json'}"));
            assertThat(den.get("/v1/me").as(person).send().status()).isEqualTo(200);
        }
    }
}
