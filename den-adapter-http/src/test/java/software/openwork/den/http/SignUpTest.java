package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignUpTest {

    private static final String PATH = "/api/auth/sign-up/email";
    private static final String UNDEFINED = "Invalid input: expected string, received undefined";

    private final TestDen den = TestDen.start();

    @BeforeAll
    void somebodyIsThere() {
        den.signUp("taken@example.com");
    }

    @AfterAll
    void stop() {
        den.close();
    }

    @Test
    void shouldAnswerTokenAndUserAndSetTheSessionCookie() {
        Answer answer = signUp("""
                {"name":"Grace Hopper","email":"Grace@Example.COM","password":"correct horse"}""");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("application/json");
        JsonNode user = answer.json().path("user");
        assertThat(user.properties())
                .extracting(member -> member.getKey())
                .containsExactly("name", "email", "emailVerified", "image", "createdAt", "updatedAt", "id");
        assertThat(user.path("email").textValue()).isEqualTo("grace@example.com");
        assertThat(user.path("emailVerified").booleanValue()).isFalse();
        assertThat(user.path("image").isNull()).isTrue();
        assertThat(user.path("createdAt").textValue()).isEqualTo("2026-03-01T12:00:00.000Z");
        String token = answer.json().path("token").textValue();
        assertThat(answer.setCookies())
                .singleElement()
                .satisfies(cookie -> assertThat(cookie)
                        .startsWith("better-auth.session_token=" + token + ".")
                        .endsWith("%3D; Max-Age=604800; Path=/; HttpOnly; SameSite=Lax"));
    }

    @Test
    void shouldOpenASessionThatEndsWithTheBrowserWhenNotToBeRemembered() {
        Answer answer = signUp("""
                {"name":"N","email":"brief@example.com","password":"password1","rememberMe":false}""");

        assertThat(answer.setCookies()).hasSize(2);
        assertThat(answer.setCookies().get(0))
                .startsWith("better-auth.session_token=")
                .endsWith("%3D; Path=/; HttpOnly; SameSite=Lax");
        assertThat(answer.setCookies().get(1))
                .isEqualTo("better-auth.dont_remember=true.TgP8IC4F9NT45zlUcbD5x0t0k90A5D6hPissVyiM68U%3D"
                        + "; Path=/; HttpOnly; SameSite=Lax");
        JsonNode session = den.client()
                .get("/api/auth/get-session")
                .cookie(TestDen.cookies(answer))
                .send()
                .json();
        assertThat(session.at("/session/expiresAt").textValue()).isEqualTo("2026-03-02T12:00:00.000Z");
    }

    @Test
    void shouldTakeTheImageAndDropWhatNobodyMaySet() {
        Answer answer = signUp("""
                {"name":"N","email":"extra@example.com","password":"password1","image":"https://img.example/a.png",
                 "id":"mine","role":"admin","emailVerified":true,"__proto__":{"emailVerified":true},
                 "callbackURL":"/welcome"}""");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Location")).isEmpty();
        JsonNode user = answer.json().path("user");
        assertThat(user.path("image").textValue()).isEqualTo("https://img.example/a.png");
        assertThat(user.path("emailVerified").booleanValue()).isFalse();
        assertThat(user.path("id").textValue()).isNotEqualTo("mine");
    }

    @Test
    void shouldReadForms() {
        Answer answer = den.client()
                .post(PATH)
                .trusted()
                .form("name=Form+User&email=form%40example.com&password=correct+horse")
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/user/name").textValue()).isEqualTo("Form User");
    }

    @Test
    void shouldAskToComeBackWhenTooManyHashAtOnce() {
        den.hasher.busy(Duration.ofMillis(2500));
        try {
            Answer answer = signUp("""
                    {"name":"N","email":"busy@example.com","password":"password1"}""");

            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.header("Retry-After")).contains("3");
            assertThat(answer.json().path("message").textValue())
                    .isEqualTo("Too many requests. Please try again later.");
        } finally {
            den.hasher.busy(null);
        }
    }

    static Stream<Arguments> invalid() {
        return Stream.of(
                Arguments.of(
                        "{}", at("name", UNDEFINED) + "; " + at("email", UNDEFINED) + "; " + at("password", UNDEFINED)),
                Arguments.of(
                        "[]",
                        "[body] Invalid input: expected object, received array; "
                                + "[body] Invalid input: expected record, received array"),
                Arguments.of(body("\"name\":5"), at("name", "Invalid input: expected string, received number")),
                Arguments.of(body("\"name\":null"), at("name", "Invalid input: expected string, received null")),
                Arguments.of(body("\"name\":[]"), at("name", "Invalid input: expected string, received array")),
                Arguments.of(body("\"email\":5"), at("email", "Invalid input: expected string, received number")),
                Arguments.of(body("\"email\":\"\""), at("email", "Invalid email address")),
                Arguments.of(body("\"email\":\" a@example.com \""), at("email", "Invalid email address")),
                Arguments.of(body("\"email\":\"a@localhost\""), at("email", "Invalid email address")),
                Arguments.of(body("\"email\":\"ü@example.com\""), at("email", "Invalid email address")),
                Arguments.of(
                        body("\"password\":\"\""), at("password", "Too small: expected string to have >=1 characters")),
                Arguments.of(
                        body("\"password\":12345678"),
                        at("password", "Invalid input: expected string, received number")),
                Arguments.of(body("\"image\":null"), at("image", "Invalid input: expected string, received null")),
                Arguments.of(
                        body("\"rememberMe\":\"false\""),
                        at("rememberMe", "Invalid input: expected boolean, received string")),
                Arguments.of(
                        body("\"callbackURL\":0"),
                        at("callbackURL", "Invalid input: expected string, received number")),
                Arguments.of(
                        body("\"name\":\"a\\ud800b\""), at("name", "Invalid string: must be well-formed Unicode")));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void shouldNameEveryInvalidField(String body, String message) {
        Answer answer = signUp(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("code").textValue()).isEqualTo("VALIDATION_ERROR");
        assertThat(answer.json().path("message").textValue()).isEqualTo(message);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(body("\"password\":\"1234567\""), 400, "PASSWORD_TOO_SHORT", "Password too short"),
                Arguments.of(
                        body("\"password\":\"" + "x".repeat(129) + "\""),
                        400,
                        "PASSWORD_TOO_LONG",
                        "Password too long"),
                Arguments.of(
                        body("\"email\":\"TAKEN@example.com\",\"password\":\"short\""),
                        400,
                        "PASSWORD_TOO_SHORT",
                        "Password too short"),
                Arguments.of(
                        body("\"email\":\"TAKEN@example.com\""),
                        422,
                        "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL",
                        "User already exists. Use another email."),
                Arguments.of(
                        body("\"name\":\"" + "n".repeat(256) + "\""),
                        422,
                        "FAILED_TO_CREATE_USER",
                        "Failed to create user"),
                Arguments.of(
                        body("\"email\":\"" + "e".repeat(250) + "@example.com\""),
                        422,
                        "FAILED_TO_CREATE_USER",
                        "Failed to create user"),
                Arguments.of(
                        body("\"callbackURL\":\"https://evil.example/x\""),
                        403,
                        "INVALID_CALLBACK_URL",
                        "Invalid callbackURL"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void shouldSayWhyNot(String body, int status, String code, String message) {
        Answer answer = signUp(body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("code").textValue()).isEqualTo(code);
        assertThat(answer.json().path("message").textValue()).isEqualTo(message);
        assertThat(answer.setCookies()).isEmpty();
    }

    static Stream<String> fine() {
        return Stream.of(
                body("\"name\":\"\",\"email\":\"nameless@example.com\""),
                body("\"name\":\"" + "n".repeat(255) + "\",\"email\":\"long@example.com\""),
                body("\"name\":\"a\\u0000b\",\"email\":\"nul@example.com\""),
                body("\"name\":\"😀\",\"email\":\"emoji@example.com\",\"password\":\"😀😀😀😀\""),
                body("\"email\":\"blank@example.com\",\"password\":\"        \""),
                body("\"email\":\"longest@example.com\",\"password\":\"" + "x".repeat(128) + "\""));
    }

    @ParameterizedTest
    @MethodSource("fine")
    void shouldTakeWhatIsUnusualButAllowed(String body) {
        assertThat(signUp(body).status()).isEqualTo(200);
    }

    @Test
    void shouldKeepTheOldSessionOfSomebodyWhoSignsUpAgain() {
        String first = den.signUp("first@example.com");
        Answer second = den.client()
                .post(PATH)
                .trusted()
                .cookie(first)
                .json(body("\"email\":\"second@example.com\""))
                .send();

        assertThat(second.setCookies()).hasSize(1);
        assertThat(den.client().get("/v1/me").cookie(first).send().status()).isEqualTo(200);
    }

    private Answer signUp(String json) {
        return den.client().post(PATH).trusted().json(json).send();
    }

    /** A valid body with some members put in their place; of a repeated one the last counts. */
    private static String body(String members) {
        return "{\"name\":\"N\",\"email\":\"new@example.com\",\"password\":\"password1\"," + members + "}";
    }

    private static String at(String field, String message) {
        return "[body." + field + "] " + message;
    }
}
