package software.openwork.den.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is open to everybody, and the answers to what is not understood. */
@ExtendWith(SharedDen.class)
class ErrorFlowTest {

    private final Den den;

    ErrorFlowTest(Den den) {
        this.den = den;
    }

    @Test
    void shouldSayThatItIsThere() {
        for (Ask ask :
                new Ask[] {den.get("/health"), den.get("/health/"), den.get("/HEALTH"), den.get("/api/auth/ok")}) {
            Reply reply = ask.send();
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json()).isEqualTo(Json.of("{ok: true}"));
        }
        Reply head = den.head("/health").send();
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void shouldNumberEveryAnswerAndSayWhichVersionGaveIt() {
        for (String path : new String[] {"/health", "/v1/me", "/api/auth/ok", "/nowhere"}) {
            Reply reply = den.get(path).send();
            assertThat(reply.header("x-request-id")).isNotEmpty();
            assertThat(reply.header("x-den-version")).isNotEmpty();
            assertThat(reply.header("x-content-type-options")).isEqualTo("nosniff");
            assertThat(reply.headers().map()).doesNotContainKeys("x-powered-by", "server");
        }
    }

    @Test
    void shouldServeThePage() {
        Reply page = den.get("/").send();

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("content-type")).isEqualToIgnoringCase("text/html; charset=utf-8");
        assertThat(page.header("content-security-policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body()).startsWithIgnoringCase("<!doctype html>");
        assertThat(den.get("/web/app.js").send().header("content-type")).startsWith("text/javascript");
    }

    @Test
    void shouldAnswerWithoutABodyWhenNothingChanged() {
        Person person = den.signUp("Etag");
        Reply first = den.get("/v1/me").as(person).send();

        Reply second = den.get("/v1/me")
                .as(person)
                .with("if-none-match", first.header("etag"))
                .send();

        assertThat(first.header("etag")).startsWith("W/\"");
        assertThat(second.status()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/v1", "/v1/nowhere", "/v1/admin", "/%3Cscript%3E", "/.env", "/web/nothing.js"})
    void shouldKnowNoOtherPlace(String path) {
        Reply reply = den.get(path).send();

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json()).isEqualTo(Json.of("{error: 'not_found'}"));
        assertThat(den.post(path).json("{}").send().status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "ok/", "/ok", "OK", "%6fk", ""})
    void shouldSayNothingUnderTheAuthPath(String path) {
        Reply reply = den.get("/api/auth/" + path).send();

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void shouldRefuseABodyThatItCannotRead(String title, String contentType, byte[] body, int status, String error) {
        for (String path : new String[] {"/v1/workers", "/nowhere"}) {
            Reply reply = den.post(path).body(contentType, body).send();
            assertThat(reply.status()).as(path + reply.body()).isEqualTo(status);
            assertThat(reply.json().get("error").textValue()).isEqualTo(error);
        }
        Reply auth = den.post("/api/auth/sign-in/email").body(contentType, body).send();
        assertThat(auth.status()).as(auth.body()).isEqualTo(status);
        assertThat(Json.keys(auth.json())).containsExactlyInAnyOrder("code", "message");
    }

    static Stream<Arguments> bodies() {
        String json = "application/json";
        return Stream.of(
                arguments("half an object", json, bytes("{"), 400, "invalid_json"),
                arguments("a comma too many", json, bytes("{\"a\":1,}"), 400, "invalid_json"),
                arguments("null", json, bytes("null"), 400, "invalid_json"),
                arguments("a number", json, bytes("42"), 400, "invalid_json"),
                arguments("a text", json, bytes("\"x\""), 400, "invalid_json"),
                arguments("a strange alphabet", json + "; charset=latin1", bytes("{}"), 415, "unsupported_media_type"),
                arguments("a made-up alphabet", json + "; charset=klingon", bytes("{}"), 415, "unsupported_media_type"),
                arguments(
                        "one byte too many",
                        json,
                        bytes("{\"a\":\"" + "x".repeat(102_401 - 8) + "\"}"),
                        413,
                        "payload_too_large"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void shouldReadTheLargestBodyThatIsAllowed() {
        Reply reply = den.post("/v1/workers")
                .body("application/json", "{\"a\":\"" + "x".repeat(102_400 - 8) + "\"}")
                .send();

        assertThat(reply.status()).isEqualTo(401);
    }

    @Test
    void shouldRefuseAnEncodingThatItDoesNotKnow() {
        Reply reply = den.post("/v1/workers")
                .with("content-encoding", "br")
                .body("application/json", "{}")
                .send();

        assertThat(reply.status()).isEqualTo(415);
    }

    @Test
    void shouldNameTheMethodsOfAPlace() {
        Reply health = den.post("/health").json("{}").send();
        Reply workers = den.delete("/v1/workers").send();

        assertThat(health.status()).isEqualTo(405);
        assertThat(health.header("allow")).contains("GET");
        assertThat(workers.status()).isEqualTo(405);
        assertThat(workers.header("allow")).contains("GET").contains("POST");
    }
}
