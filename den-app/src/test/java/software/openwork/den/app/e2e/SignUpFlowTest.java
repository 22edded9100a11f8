package software.openwork.den.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Signing up: what a newcomer gets, and what is refused in which words. */
@Isolated("counts the people of the shared Den")
@ExtendWith(SharedDen.class)
class SignUpFlowTest {

    private static final String PATH = "/api/auth/sign-up/email";

    private final Den den;

    SignUpFlowTest(Den den) {
        this.den = den;
    }

    private Ask signUp() {
        return den.post(PATH).from(Server.CONSOLE);
    }

    @Nested
    class Accepted {

        @Test
        void shouldAnswerWithTheUserAndASignedCookie() {
            String email = Server.newEmail();

            Reply reply = signUp().json("{name: 'Grace', email: '%s', password: 'long enough'}".formatted(email))
                    .send();

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("content-type")).isEqualTo("application/json");
            JsonNode body = reply.json();
            assertThat(Json.keys(body)).containsExactlyInAnyOrder("token", "user");
            String token = body.get("token").textValue();
            assertThat(token).matches("[A-Za-z0-9]{32}");
            assertThat(Json.keys(body.get("user")))
                    .containsExactlyInAnyOrder(
                            "name", "email", "emailVerified", "image", "createdAt", "updatedAt", "id");
            assertThat(body.at("/user/name").textValue()).isEqualTo("Grace");
            assertThat(body.at("/user/email").textValue()).isEqualTo(email);
            assertThat(body.at("/user/emailVerified").booleanValue()).isFalse();
            assertThat(body.at("/user/image").isNull()).isTrue();
            assertThat(body.at("/user/id").textValue()).matches("[A-Za-z0-9]{32}");
            assertThat(body.at("/user/createdAt").textValue())
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
            assertThat(reply.cookies())
                    .containsExactly(Signed.cookie(token) + "; Max-Age=604800; Path=/; HttpOnly; SameSite=Lax");
        }

        @Test
        void shouldMakeAnOrgNamedAfterThePerson() {
            Person person = den.signUp("Barbara");

            JsonNode orgs = den.get("/v1/me/orgs").as(person).send().json();

            JsonNode org = orgs.at("/orgs/0");
            assertThat(orgs.get("orgs")).hasSize(1);
            assertThat(org.get("name").textValue()).isEqualTo("Barbara");
            assertThat(org.get("role").textValue()).isEqualTo("owner");
            String id = org.get("id").textValue();
            assertThat(org.get("slug").textValue()).isEqualTo("personal-" + id.substring(0, 8));
            assertThat(orgs.get("defaultOrgId").textValue()).isEqualTo(id);
        }

        @Test
        void shouldStoreTheAddressInLowerCaseAndTheImageAsGiven() {
            String email = Server.newEmail();

            Reply reply = signUp().json(
                            "{name: 'I', email: '%s', password: 'long enough', image: 'https://pics.test/i.png'}"
                                    .formatted(email.toUpperCase(Locale.ROOT)))
                    .send();

            assertThat(reply.json().at("/user/email").textValue()).isEqualTo(email);
            assertThat(reply.json().at("/user/image").textValue()).isEqualTo("https://pics.test/i.png");
        }

        @Test
        void shouldIgnoreWhatNobodyMaySet() {
            Reply reply = signUp().json("""
                            {name: 'M', email: '%s', password: 'long enough', id: 'mine', role: 'admin',
                             emailVerified: true, createdAt: '2001-01-01T00:00:00.000Z'}
                            """.formatted(Server.newEmail())).send();

            JsonNode user = reply.json().get("user");
            assertThat(user.get("id").textValue()).isNotEqualTo("mine");
            assertThat(user.get("emailVerified").booleanValue()).isFalse();
            assertThat(user.get("createdAt").textValue()).doesNotStartWith("2001");
            assertThat(user.has("role")).isFalse();
        }

        @Test
        void shouldForgetAtTheEndOfTheBrowserSessionWhenAskedTo() {
            Reply reply = signUp().json("{name: 'S', email: '%s', password: 'long enough', rememberMe: false}"
                            .formatted(Server.newEmail()))
                    .send();

            String token = reply.json().get("token").textValue();
            assertThat(reply.cookies())
                    .containsExactly(
                            Signed.cookie(token) + "; Path=/; HttpOnly; SameSite=Lax",
                            "better-auth.dont_remember=" + Signed.value(Server.SECRET, "true")
                                    + "; Path=/; HttpOnly; SameSite=Lax");
            assertThat(den.rows()
                            .number(
                                    "select timestampdiff(second, created_at, expires_at) from session where token = ?",
                                    token))
                    .isEqualTo(86_400);
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("software.openwork.den.app.e2e.SignUpFlowTest#goodBodies")
        void shouldTake(String title, String contentType, String body) {
            Reply reply = signUp().body(contentType, body.replace("EMAIL", Server.newEmail()))
                    .send();

            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            assertThat(reply.header("location")).isEmpty();
        }

        @Test
        void shouldTakeACallThatNoBrowserMade() {
            Reply reply = den.post(PATH)
                    .json("{name: 'C', email: '%s', password: 'long enough'}".formatted(Server.newEmail()))
                    .send();

            assertThat(reply.status()).isEqualTo(200);
        }

        @Test
        void shouldLeaveAnEarlierSessionAlive() {
            Person first = den.signUp("First");

            Reply reply = signUp().as(first)
                    .json("{name: 'Second', email: '%s', password: 'long enough'}".formatted(Server.newEmail()))
                    .send();

            assertThat(reply.status()).isEqualTo(200);
            assertThat(den.get("/v1/me")
                            .as(first)
                            .send()
                            .json()
                            .at("/user/name")
                            .textValue())
                    .isEqualTo("First");
        }
    }

    static Stream<Arguments> goodBodies() {
        String json = "application/json";
        return Stream.of(
                arguments("an empty name", json, Json.text("{name: '', email: 'EMAIL', password: 'long enough'}")),
                arguments(
                        "the longest name that fits",
                        json,
                        Json.text("{name: '%s', email: 'EMAIL', password: 'long enough'}".formatted("n".repeat(255)))),
                arguments(
                        "the shortest password", json, Json.text("{name: 'N', email: 'EMAIL', password: '8 chars.'}")),
                arguments(
                        "the longest password",
                        json,
                        Json.text("{name: 'N', email: 'EMAIL', password: '%s'}".formatted("p".repeat(128)))),
                arguments(
                        "a password of four letters beyond the basic plane",
                        json,
                        Json.text("{name: 'N', email: 'EMAIL', password: '🜁🜂🜃🜄'}")),
                arguments(
                        "a password of blanks", json, Json.text("{name: 'N', email: 'EMAIL', password: '          '}")),
                arguments(
                        "a way back on a trusted site",
                        json,
                        Json.text("{name: 'N', email: 'EMAIL', password: 'long enough', callbackURL: '" + Server.CONSOLE
                                + "/hello'}")),
                arguments(
                        "a prototype that nobody asked for",
                        json,
                        Json.text(
                                "{name: 'N', email: 'EMAIL', password: 'long enough', __proto__: {emailVerified: true}}")),
                arguments(
                        "a form",
                        "application/x-www-form-urlencoded",
                        "name=Form+Filler&email=EMAIL&password=long+enough"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void shouldRefuse(String title, String body, int status, String answer) {
        long before = den.rows().number("select count(*) from user");

        Reply reply = signUp().body("application/json", body).send();

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.json()).isEqualTo(Json.of(answer));
        assertThat(reply.cookies()).isEmpty();
        assertThat(den.rows().number("select count(*) from user")).isEqualTo(before);
    }

    private static Arguments refused(String title, String body, int status, String code, String message) {
        return arguments(
                title,
                body.startsWith("RAW ") ? body.substring(4) : Json.text(body),
                status,
                "{code: \"%s\", message: \"%s\"}".formatted(code, message));
    }

    private static Arguments invalid(String title, String body, String message) {
        return refused(title, body, 400, "VALIDATION_ERROR", message);
    }

    static Stream<Arguments> refusals() {
        String string = "Invalid input: expected string, received ";
        String address = "[body.email] Invalid email address";
        return Stream.of(
                invalid(
                        "no name",
                        "{email: 'a@b.test', password: 'long enough'}",
                        "[body.name] " + string + "undefined"),
                invalid("no address", "{name: 'N', password: 'long enough'}", "[body.email] " + string + "undefined"),
                invalid("no password", "{name: 'N', email: 'a@b.test'}", "[body.password] " + string + "undefined"),
                invalid(
                        "nothing at all",
                        "{}",
                        "[body.name] " + string + "undefined; [body.email] " + string + "undefined; [body.password] "
                                + string + "undefined"),
                invalid(
                        "a null name",
                        "{name: null, email: 'a@b.test', password: 'long enough'}",
                        "[body.name] " + string + "null"),
                invalid(
                        "a number for a name",
                        "{name: 7, email: 'a@b.test', password: 'long enough'}",
                        "[body.name] " + string + "number"),
                invalid(
                        "a number for an address",
                        "{name: 'N', email: 7, password: 'long enough'}",
                        "[body.email] " + string + "number"),
                invalid("no address at all", "{name: 'N', email: 'nobody', password: 'long enough'}", address),
                invalid(
                        "blanks around the address",
                        "{name: 'N', email: ' a@b.test', password: 'long enough'}",
                        address),
                invalid(
                        "an address without a domain ending",
                        "{name: 'N', email: 'a@intranet', password: 'long enough'}",
                        address),
                invalid("letters beyond ASCII", "{name: 'N', email: 'é@b.test', password: 'long enough'}", address),
                invalid("an empty address", "{name: 'N', email: '', password: 'long enough'}", address),
                invalid(
                        "an empty password",
                        "{name: 'N', email: 'a@b.test', password: ''}",
                        "[body.password] Too small: expected string to have >=1 characters"),
                invalid(
                        "a number for a password",
                        "{name: 'N', email: 'a@b.test', password: 12345678}",
                        "[body.password] " + string + "number"),
                invalid(
                        "a null image",
                        "{name: 'N', email: 'a@b.test', password: 'long enough', image: null}",
                        "[body.image] " + string + "null"),
                invalid(
                        "a text for rememberMe",
                        "{name: 'N', email: 'a@b.test', password: 'long enough', rememberMe: 'no'}",
                        "[body.rememberMe] Invalid input: expected boolean, received string"),
                invalid(
                        "a list",
                        "[]",
                        "[body] Invalid input: expected object, received array; [body] Invalid input: expected record, received array"),
                refused(
                        "seven letters",
                        "{name: 'N', email: 'a@b.test', password: 'seven77'}",
                        400,
                        "PASSWORD_TOO_SHORT",
                        "Password too short"),
                refused(
                        "129 letters",
                        "{name: 'N', email: 'a@b.test', password: '%s'}".formatted("p".repeat(129)),
                        400,
                        "PASSWORD_TOO_LONG",
                        "Password too long"),
                refused(
                        "a name that the column cannot hold",
                        "{name: '%s', email: 'too.long.name@b.test', password: 'long enough'}"
                                .formatted("n".repeat(256)),
                        422,
                        "FAILED_TO_CREATE_USER",
                        "Failed to create user"),
                refused(
                        "a way back to a stranger",
                        "{name: 'N', email: 'a@b.test', password: 'long enough', callbackURL: 'https://stranger.test/x'}",
                        403,
                        "INVALID_CALLBACK_URL",
                        "Invalid callbackURL"),
                refused(
                        "a way back that only looks relative",
                        "{name: 'N', email: 'a@b.test', password: 'long enough', callbackURL: '//stranger.test/x'}",
                        403,
                        "INVALID_CALLBACK_URL",
                        "Invalid callbackURL"),
                arguments(
                        "a number for a way back",
                        Json.text("{name: 'N', email: 'a@b.test', password: 'long enough', callbackURL: 7}"),
                        400,
                        "{message: 'Invalid callbackURL: expected a string'}"));
    }

    @Test
    void shouldRefuseAnAddressThatIsTakenInAnyLetterCase() {
        Person person = den.signUp("Only");
        String body = "{name: 'Copy', email: '%s', password: '%s'}";

        Reply same =
                signUp().json(body.formatted(person.email(), "another one")).send();
        Reply shouted = signUp().json(body.formatted(person.email().toUpperCase(Locale.ROOT), "another one"))
                .send();
        Reply shortOne = signUp().json(body.formatted(person.email(), "short")).send();

        assertThat(same.status()).isEqualTo(422);
        assertThat(same.json())
                .isEqualTo(
                        Json.of(
                                "{code: 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL', message: 'User already exists. Use another email.'}"));
        assertThat(shouted.status()).isEqualTo(422);
        assertThat(shortOne.json().get("code").textValue()).isEqualTo("PASSWORD_TOO_SHORT");
    }

    @Test
    void shouldKnowNoOtherMethod() {
        for (Ask ask : new Ask[] {
            den.get(PATH),
            den.head(PATH),
            den.put(PATH).json("{}"),
            den.post(PATH + "/").json("{}")
        }) {
            Reply reply = ask.send();
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.body()).isEmpty();
        }
    }
}
