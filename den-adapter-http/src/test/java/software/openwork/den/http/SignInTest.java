package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {

    private static final String PATH = "/api/auth/sign-in/email";
    private static final String BOB = "{\"email\":\"bob@example.com\",\"password\":\"correct horse\"";

    private final TestDen den = TestDen.start();

    @BeforeAll
    void bobIsThere() {
        den.signUp("bob@example.com");
    }

    @AfterAll
    void stop() {
        den.close();
    }

    @Test
    void shouldOpenASession() {
        Answer answer = signIn(BOB + "}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"redirect\":false,\"token\":\"").contains("\"user\":{\"name\":\"Ada\"");
        assertThat(answer.json().has("url")).isFalse();
        assertThat(answer.setCookies()).hasSize(1);
        assertThat(den.client()
                        .get("/v1/me")
                        .cookie(TestDen.cookie(answer))
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void shouldNotMindLetterCaseOfTheAddress() {
        assertThat(signIn("{\"email\":\"BOB@Example.com\",\"password\":\"correct horse\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void shouldForgetTheCookieThatAskedNotToBeRemembered() {
        Answer brief = signIn(BOB + ",\"rememberMe\":false}");
        Answer again = den.client()
                .post(PATH)
                .trusted()
                .cookie(TestDen.cookies(brief))
                .json(BOB + "}")
                .send();

        assertThat(again.setCookies()).hasSize(2);
        assertThat(again.setCookies().get(0)).contains("Max-Age=604800");
        assertThat(again.setCookies().get(1))
                .isEqualTo("better-auth.dont_remember=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://localhost:3005/dash|http://localhost:3005/dash",
                "/a/b?c=d|/a/b?c=d",
                "/@user|/@user",
                "/a:b|/a:b",
                "/a b|/a b",
                "/a,b+c|/a,b+c",
                "/ü|/ü",
                "/a?next=https://evil.example|/a?next=https://evil.example",
                "http://localhost:8788/own|http://localhost:8788/own",
                "/日|/%E6%97%A5",
            })
    void shouldNameWhereToGoNext(String target, String location) {
        Answer answer = signIn(BOB + ",\"callbackURL\":\"" + target + "\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Location")).contains(location);
        assertThat(answer.json().path("redirect").booleanValue()).isTrue();
        assertThat(answer.json().path("url").textValue()).isEqualTo(target);
    }

    @Test
    void shouldTakeAnEmptyTargetForNone() {
        Answer answer = signIn(BOB + ",\"callbackURL\":\"\"}");

        assertThat(answer.header("Location")).isEmpty();
        assertThat(answer.json().path("redirect").booleanValue()).isFalse();
        assertThat(answer.json().path("url").textValue()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "dashboard",
        "//evil.example",
        "/\\\\evil.example",
        "/%2fevil",
        "/%5Cevil",
        "data:text/html",
        "javascript:alert(1)",
        "myapp://x",
        "http://localhost:3005@evil.example/",
        "http://localhost:3005.evil.example/",
        "https://localhost:3005/",
        "http://127.0.0.1:3005/",
        "/\\tx",
        "/a\\r\\nSet-Cookie: x=y",
        "http://localhost:3005/\\r\\nSet-Cookie: x=y",
        "/\\ud800",
    })
    void shouldSendNobodyElsewhere(String target) {
        Answer answer = signIn(BOB + ",\"callbackURL\":\"" + target + "\"}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Invalid callbackURL\",\"code\":\"INVALID_CALLBACK_URL\"}");
        assertThat(answer.setCookies()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "redirectTo,Invalid redirectURL,INVALID_REDIRECT_URL",
        "errorCallbackURL,Invalid errorCallbackURL,INVALID_ERROR_CALLBACK_URL",
        "newUserCallbackURL,Invalid newUserCallbackURL,INVALID_NEW_USER_CALLBACK_URL",
    })
    void shouldLookAtTargetsThatItDoesNotUse(String field, String message, String code) {
        Answer answer = signIn(BOB + ",\"" + field + "\":\"https://evil.example\"}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("message").textValue()).isEqualTo(message);
        assertThat(answer.json().path("code").textValue()).isEqualTo(code);
    }

    @Test
    void shouldLookAtATargetInTheQuery() {
        Answer answer = den.client()
                .post(PATH + "?callbackURL=https://evil.example")
                .json(BOB + "}")
                .send();

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void shouldWantTargetsToBeTexts() {
        Answer answer = signIn(BOB + ",\"callbackURL\":5}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Invalid callbackURL: expected a string\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "nobody@example.com,correct horse,401,INVALID_EMAIL_OR_PASSWORD",
        "bob@example.com,wrong horse,401,INVALID_EMAIL_OR_PASSWORD",
        "bob,correct horse,400,INVALID_EMAIL",
        "'bob@example.com ',correct horse,400,INVALID_EMAIL",
    })
    void shouldRefuse(String email, String password, int status, String code) {
        Answer answer = signIn("{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("code").textValue()).isEqualTo(code);
        assertThat(answer.setCookies()).isEmpty();
    }

    @Test
    void shouldRefuseAPasswordThatNobodyCanHave() {
        Answer answer = signIn("{\"email\":\"bob@example.com\",\"password\":\"" + "x".repeat(129) + "\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("code").textValue()).isEqualTo("PASSWORD_TOO_LONG");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json|200",
                "application/json; charset=utf-8|200",
                "APPLICATION/JSON|200",
                "application/json;charset=\"UTF-8\"|200",
                "application/json; charset=iso-8859-1|415",
                "application/json; charset=bogus|415",
                "application/vnd.api+json|415",
                "text/plain|415",
                "multipart/form-data; boundary=x|415",
                "application/octet-stream|415",
            })
    void shouldGoByTheContentType(String type, int status) {
        Answer answer = den.client()
                .post(PATH)
                .trusted()
                .body(type, (BOB + "}").getBytes(StandardCharsets.UTF_8))
                .send();

        assertThat(answer.status()).isEqualTo(status);
        if (status == 415) {
            assertThat(answer.json().path("code").textValue()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        }
    }

    @Test
    void shouldSayWhichContentTypesItTakes() {
        Answer answer = den.client()
                .post(PATH)
                .body("Text/Plain; x=1", "hello".getBytes(StandardCharsets.UTF_8))
                .send();

        assertThat(answer.json().path("message").textValue())
                .isEqualTo("Content-Type \"Text/Plain; x=1\" is not allowed. "
                        + "Allowed types: application/x-www-form-urlencoded, application/json");
    }

    @Test
    void shouldTakeABodyWithoutTypeForNone() {
        Answer answer = den.client()
                .post(PATH)
                .trusted()
                .bytes((BOB + "}").getBytes(StandardCharsets.UTF_8))
                .send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("message").textValue())
                .isEqualTo("[body] Invalid input: expected object, received undefined");
    }

    @Test
    void shouldReadForms() {
        assertThat(form("email=bob%40example.com&password=correct+horse").status())
                .isEqualTo(200);
        assertThat(form("email=bob%40example.com&password=correct+horse&rememberMe=false")
                        .json()
                        .path("message")
                        .textValue())
                .isEqualTo("[body.rememberMe] Invalid input: expected boolean, received string");
    }

    private Answer form(String text) {
        return den.client().post(PATH).trusted().form(text).send();
    }

    private Answer signIn(String json) {
        return den.client().post(PATH).trusted().json(json).send();
    }
}
