package software.openwork.den.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is signed in: which cookies count, when a session is renewed and when it ends. */
@ExtendWith(SharedDen.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionFlowTest {

    private static final int DAY = 86_400;
    private static final String GONE = "=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax";

    private final Den den;
    private Person reader;

    SessionFlowTest(Den den) {
        this.den = den;
    }

    /** Somebody whose session no test changes. */
    @BeforeAll
    void signUp() {
        reader = den.signUp("Alan");
    }

    private Reply session(String cookie) {
        return den.get("/api/auth/get-session").with("cookie", cookie).send();
    }

    private void expireIn(Person whose, long seconds) {
        den.rows()
                .update(
                        "update session set expires_at = utc_timestamp(3) + interval ? second where token = ?",
                        seconds,
                        whose.token());
    }

    private long secondsLeft(Person whose) {
        return den.rows()
                .number(
                        "select timestampdiff(second, utc_timestamp(3), expires_at) from session where token = ?",
                        whose.token());
    }

    @Test
    void shouldShowTheSessionAndItsUser() {
        Reply reply = session(reader.cookie());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("cache-control")).isEqualTo("no-store");
        assertThat(reply.header("pragma")).isEqualTo("no-cache");
        assertThat(reply.cookies()).isEmpty();
        JsonNode session = reply.json().get("session");
        assertThat(Json.keys(session))
                .containsExactlyInAnyOrder(
                        "expiresAt", "token", "createdAt", "updatedAt", "ipAddress", "userAgent", "userId", "id");
        assertThat(session.get("token").textValue()).isEqualTo(reader.token());
        assertThat(session.get("userId").textValue()).isEqualTo(reader.id());
        assertThat(reply.json().at("/user/email").textValue()).isEqualTo(reader.email());
        assertThat(den.get("/v1/me").as(reader).send().json()).isEqualTo(reply.json());
    }

    @Test
    void shouldBeNullForNobody() {
        Reply reply = den.get("/api/auth/get-session").send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("null");
        assertThat(reply.header("content-type")).isEqualTo("application/json");
        assertThat(reply.cookies()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cookies")
    void shouldReadCookiesAsBrowsersAndProxiesSendThem(String title, UnaryOperator<String> change, boolean counts) {
        Reply reply = session(change.apply(reader.token()));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().isNull()).isEqualTo(!counts);
        assertThat(reply.cookies()).isEmpty();
    }

    private static Arguments cookie(String title, UnaryOperator<String> change, boolean counts) {
        return arguments(title, change, counts);
    }

    static Stream<Arguments> cookies() {
        String name = Signed.COOKIE + "=";
        return Stream.of(
                cookie("as it was set", Signed::cookie, true),
                cookie(
                        "decoded on the way",
                        token -> URLDecoder.decode(Signed.cookie(token), StandardCharsets.UTF_8),
                        true),
                cookie("in quotes", token -> name + '"' + Signed.value(Server.SECRET, token) + '"', true),
                cookie("twice, the first one good", token -> Signed.cookie(token) + "; " + name + "bad", true),
                cookie("twice, the first one bad", token -> name + "bad; " + Signed.cookie(token), false),
                cookie("among others", token -> "a=b; " + Signed.cookie(token) + "; c=d", true),
                cookie(
                        "signed by somebody else",
                        token -> name + Signed.value("another secret of forty characters, ok", token),
                        false),
                cookie("not signed", token -> name + token, false),
                cookie("a short signature", token -> name + token + ".c2hvcnQ=", false),
                cookie(
                        "cut off",
                        token -> Signed.cookie(token)
                                .substring(0, Signed.cookie(token).length() - 5),
                        false),
                cookie("empty", token -> name, false),
                cookie("the name of a secure site", token -> "__Secure-" + Signed.cookie(token), false));
    }

    @Test
    void shouldReadEachCookieAsItCameWhateverCameBeforeOnTheConnection() {
        session(Signed.COOKIE + "=" + reader.token().toUpperCase(Locale.ROOT));

        assertThat(session(reader.cookie()).json().at("/user/id").textValue()).isEqualTo(reader.id());
    }

    @Nested
    class Cleared {

        @Test
        void shouldClearCookiesThatAreSignedButLeadNowhere() {
            String lower = reader.token().toLowerCase(Locale.ROOT);
            String upper = reader.token().toUpperCase(Locale.ROOT);
            for (String token : new String[] {"0".repeat(32), lower.equals(reader.token()) ? upper : lower}) {
                Reply reply = session(Signed.cookie(token));
                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.json().isNull()).isTrue();
                assertThat(reply.cookies())
                        .containsExactly(
                                "better-auth.session_token" + GONE,
                                "better-auth.session_data" + GONE,
                                "better-auth.dont_remember" + GONE);
            }
        }

        @Test
        void shouldClearAStrayCache() {
            Reply reply = session(reader.cookie() + "; better-auth.session_data=old");

            assertThat(reply.json().at("/user/id").textValue()).isEqualTo(reader.id());
            assertThat(reply.cookies()).containsExactly("better-auth.session_data" + GONE);
        }

        @Test
        void shouldEndAnExpiredSessionForGood() {
            Person person = den.signUp("Ada");
            expireIn(person, -1);

            assertThat(den.get("/v1/me").as(person).send().status()).isEqualTo(401);
            assertThat(session(person.cookie()).cookies()).hasSize(3);
            assertThat(den.rows().number("select count(*) from session where token = ?", person.token()))
                    .isZero();
        }

        @Test
        void shouldEndASessionWhoseUserIsGone() {
            Person person = den.signUp("Ada");
            den.rows().update("delete from user where id = ?", person.id());

            assertThat(session(person.cookie()).json().isNull()).isTrue();
            assertThat(den.get("/v1/me").as(person).send().status()).isEqualTo(401);
        }
    }

    @Nested
    class Renewed {

        @Test
        void shouldLeaveAYoungSessionAlone() {
            Person person = den.signUp("Ada");
            expireIn(person, 6 * DAY + 30);

            assertThat(session(person.cookie()).cookies()).isEmpty();
            assertThat(secondsLeft(person)).isCloseTo(6 * DAY + 30, within(29L));
        }

        @Test
        void shouldRenewASessionADayOld() {
            Person person = den.signUp("Ada");
            expireIn(person, 6 * DAY - 30);

            Reply reply = session(person.cookie());

            assertThat(reply.cookies())
                    .containsExactly(person.cookie() + "; Max-Age=604800; Path=/; HttpOnly; SameSite=Lax");
            assertThat(secondsLeft(person)).isCloseTo(7 * DAY, within(30L));
        }

        @Test
        void shouldRenewThroughTheApiWithoutACookie() {
            Person person = den.signUp("Ada");
            expireIn(person, 5 * DAY);

            Reply reply = den.get("/v1/me").as(person).send();

            assertThat(reply.cookies()).isEmpty();
            assertThat(secondsLeft(person)).isCloseTo(7 * DAY, within(30L));
        }

        @Test
        void shouldNotRenewWhenAskedNotTo() {
            Person person = den.signUp("Ada");
            expireIn(person, 5 * DAY);

            den.get("/api/auth/get-session?disableRefresh=true").as(person).send();
            session(person.cookie() + "; better-auth.dont_remember=" + Signed.value(Server.SECRET, "true"));

            assertThat(secondsLeft(person)).isCloseTo(5 * DAY, within(30L));
        }
    }

    @Test
    void shouldTakeABearerToken() {
        Reply reply = den.get("/v1/me")
                .with("authorization", "Bearer " + reader.token())
                .send();
        Reply wrong = den.get("/v1/me")
                .with("authorization", "Bearer " + "x".repeat(32))
                .send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().at("/user/id").textValue()).isEqualTo(reader.id());
        assertThat(wrong.status()).isEqualTo(401);
    }

    @Test
    void shouldKnowGetOnly() {
        Reply post = den.post("/api/auth/get-session")
                .as(reader)
                .from(Server.CONSOLE)
                .json("{}")
                .send();
        Reply head = den.head("/api/auth/get-session").as(reader).send();

        assertThat(post.status()).isEqualTo(405);
        assertThat(post.json().get("code").textValue()).isEqualTo("METHOD_NOT_ALLOWED_DEFER_SESSION_REQUIRED");
        assertThat(head.status()).isEqualTo(404);
    }
}
