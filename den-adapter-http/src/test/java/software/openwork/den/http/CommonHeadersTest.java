package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommonHeadersTest {

    private final TestDen den = TestDen.start();

    @AfterAll
    void stop() {
        den.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/", "/web/app.js", "/nope", "/v1/me", "/api/auth/ok", "/api/auth/nope", "/%"})
    void shouldBeOnEveryAnswer(String path) {
        assertCommon(den.client().get(path).send());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blah\r\n\r\n",
                "GET /health HTTP/9.9\r\n\r\n",
                "GET nowhere HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
                "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nBad Header: y\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX: a\u0000b\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n\r\n",
            })
    void shouldBeOnAnswersToWhatIsNoRequest(String rubbish) {
        Answer answer = den.client().send(rubbish.getBytes(StandardCharsets.ISO_8859_1), false);

        assertThat(answer.status()).isBetween(400, 499);
        assertCommon(answer);
        assertThat(answer.json().path("error").isTextual()).isTrue();
    }

    @Test
    void shouldRefuseHeadersWithoutEnd() {
        Answer answer =
                den.client().get("/health").header("X-Long", "x".repeat(20_000)).send();

        assertThat(answer.status()).isEqualTo(431);
        assertThat(answer.body()).isEqualTo("{\"error\":\"headers_too_large\"}");
        assertCommon(answer);
    }

    @Test
    void shouldIdentifyEveryRequest() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            ids.add(den.client().get("/health").send().header("X-Request-Id").orElseThrow());
        }

        assertThat(ids).hasSize(50).allMatch(id -> id.matches("[0-9a-z]{20}"));
    }

    @Test
    void shouldTakeOverTheIdentifierOfATrustedProxy() {
        assertThat(id("abc-DEF_1.2:3")).isEqualTo("abc-DEF_1.2:3");
        assertThat(id("")).hasSize(20);
        assertThat(id("a b")).hasSize(20);
        assertThat(id("x".repeat(65))).hasSize(20);
        assertThat(id("{\"a\":1}")).hasSize(20);
    }

    @Test
    void shouldTakeOverNoIdentifierOfStrangers() {
        try (TestDen strict = TestDen.trustingNobody()) {
            Answer answer = strict.client()
                    .get("/health")
                    .header("X-Request-Id", "mine")
                    .send();

            assertThat(answer.header("X-Request-Id")).isNotEqualTo("mine").isPresent();
        }
    }

    private String id(String given) {
        return den.client()
                .get("/health")
                .header("X-Request-Id", given)
                .send()
                .header("X-Request-Id")
                .orElseThrow();
    }

    private static void assertCommon(Answer answer) {
        assertThat(answer.header("X-Request-Id")).as(answer.toString()).isPresent();
        assertThat(answer.header("X-Den-Version")).contains("1.2.3");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("X-Frame-Options")).contains("DENY");
        assertThat(answer.header("Referrer-Policy")).contains("same-origin");
        assertThat(answer.header("Date")).isPresent();
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("X-Powered-By")).isEmpty();
        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
    }
}
