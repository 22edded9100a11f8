package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.application.storage.StorageUnavailableException;
import software.openwork.den.domain.account.SessionRepository;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorsTest {

    private final TestDen den = TestDen.start();

    @AfterAll
    void stop() {
        den.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nope",
                "/v1",
                "/v1/nope",
                "/v1/admin",
                "/%3Cscript%3E",
                "/../package.json",
                "/..%2f..%2fpackage.json",
                "/.env",
                "/%2e%2e/x",
                "/%E0%A4%A",
                "/%00",
                "/%",
                "/web/",
                "/web/nope.js",
                "/web/../index.html",
                "//health",
                "/health//",
                "/v1//me",
            })
    void shouldSayThatAPathIsNotThere(String path) {
        Answer answer = den.client().get(path).send();

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(answer.body()).isEqualTo("{\"error\":\"not_found\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|/health|GET, HEAD",
                "POST|/v1/me|GET, HEAD",
                "DELETE|/v1/workers|GET, HEAD, POST",
                "PUT|/v1/workers/x|GET, HEAD, DELETE",
                "PATCH|/V1/Workers/x/|GET, HEAD, DELETE",
                "GET|/v1/workers/x/tokens|POST",
                "HEAD|/v1/workers/x/tokens|POST",
                "POST|/|GET, HEAD",
                "GET|/v1/workers/billing/subscription|POST",
                "POST|/v1/workers/billing|GET, HEAD, DELETE",
                "TRACE|/health|GET, HEAD",
                "BREW|/health|GET, HEAD",
            })
    void shouldSayWhichMethodsAPathTakes(String method, String path, String allow) {
        Answer answer = den.client().request(method, path).send();

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains(allow);
    }

    @Test
    void shouldNotBeToldAnotherMethodByAHeader() {
        Answer read = den.client()
                .get("/health")
                .header("X-HTTP-Method-Override", "DELETE")
                .send();
        Answer write = den.client()
                .post("/v1/workers/x")
                .header("X-HTTP-Method-Override", "DELETE")
                .send();

        assertThat(read.status()).isEqualTo(200);
        assertThat(write.status()).isEqualTo(405);
    }

    @Nested
    class Bodies {

        @ParameterizedTest
        @ValueSource(
                strings = {"{", "nope", "5", "null", "\"x\"", " ", "{\"a\":1,}", "{} {}", "[1", "{'a':1}", "\u0000"})
        void shouldBeJsonObjectsOrArrays(String body) {
            Answer answer = den.client().post("/v1/workers").json(body).send();

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_json\"}");
        }

        @Test
        void shouldBeReadBeforeTheCallerIsKnownAndThePathIsLookedAt() {
            assertThat(den.client().request("GET", "/health").json("{").send().status())
                    .isEqualTo(400);
            assertThat(den.client().post("/nope").json("{").send().status()).isEqualTo(400);
        }

        @Test
        void shouldBeIgnoredWhereTheyAreNoJson() {
            byte[] text = "{".getBytes(StandardCharsets.UTF_8);

            assertThat(den.client()
                            .post("/v1/workers")
                            .body("text/plain", text)
                            .send()
                            .status())
                    .isEqualTo(401);
            assertThat(den.client()
                            .post("/v1/workers")
                            .body("application/vnd.x+json", text)
                            .send()
                            .status())
                    .isEqualTo(401);
            assertThat(den.client().post("/v1/workers").bytes(text).send().status())
                    .isEqualTo(401);
        }

        /** Pages send forms by themselves, and the replaced service took one of 200 kB. */
        @Test
        void shouldFitAsLargerFormsWhereFormsAreTaken() {
            String start = "email=forms%40b.co&password=password1&x=";
            byte[] largest = (start + "x".repeat(262_144 - start.length())).getBytes(StandardCharsets.UTF_8);
            byte[] tooLarge = (start + "x".repeat(262_145 - start.length())).getBytes(StandardCharsets.UTF_8);

            assertThat(signIn("application/x-www-form-urlencoded", largest).status())
                    .isEqualTo(401);
            assertThat(signIn("application/x-www-form-urlencoded", tooLarge).status())
                    .isEqualTo(413);
        }

        @ParameterizedTest
        @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded", "text/plain"})
        void shouldFitWhateverTheirType(String type) {
            assertThat(post(type, padded(102_400)).status()).isEqualTo(401);
            Answer tooLarge = post(type, padded(102_401));
            assertThat(tooLarge.status()).isEqualTo(413);
            assertThat(tooLarge.body()).isEqualTo("{\"error\":\"payload_too_large\"}");
        }

        @Test
        void shouldFitUnderAuthToo() {
            Answer answer = den.client()
                    .post("/api/auth/sign-in/email")
                    .body("application/x-www-form-urlencoded", new byte[30_000_000])
                    .send();

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.json().path("code").textValue()).isEqualTo("PAYLOAD_TOO_LARGE");
        }

        @Test
        void shouldFitWhenChunkedOrInflated() throws IOException {
            String chunks = "POST /v1/workers HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                    + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + ("1000\r\n" + " ".repeat(4096) + "\r\n").repeat(26)
                    + "0\r\n\r\n";
            assertThat(den.client()
                            .send(chunks.getBytes(StandardCharsets.US_ASCII), false)
                            .status())
                    .isEqualTo(413);

            byte[] bomb = gzip(new byte[50_000_000]);
            assertThat(den.client()
                            .post("/v1/workers")
                            .header("Content-Encoding", "gzip")
                            .body("application/json", bomb)
                            .send()
                            .status())
                    .isEqualTo(413);
        }

        @Test
        void shouldBeInflated() throws IOException {
            byte[] json = "{\"email\":\"a@b.co\",\"password\":\"password1\"}".getBytes(StandardCharsets.UTF_8);

            assertThat(encoded("gzip", gzip(json)).status()).isEqualTo(401);
            assertThat(encoded("GZIP", gzip(json)).status()).isEqualTo(401);
            assertThat(encoded("deflate", deflate(json)).status()).isEqualTo(401);
            assertThat(encoded("identity", json).status()).isEqualTo(401);
        }

        @Test
        void shouldBeEncodedInAKnownWay() throws IOException {
            byte[] json = "{}".getBytes(StandardCharsets.UTF_8);

            assertThat(encoded("br", json).status()).isEqualTo(415);
            assertThat(encoded("gzip, gzip", json).status()).isEqualTo(415);
            assertThat(encoded("gzip", json).status()).isEqualTo(400);
            assertThat(encoded("deflate", json).status()).isEqualTo(400);
            byte[] cut = java.util.Arrays.copyOf(gzip(new byte[1000]), 15);
            assertThat(encoded("gzip", cut).status()).isEqualTo(400);
            Answer charset = post("application/json; charset=latin1", json);
            assertThat(charset.status()).isEqualTo(415);
            assertThat(charset.body()).isEqualTo("{\"error\":\"unsupported_media_type\"}");
        }

        @Test
        void shouldBeReadInAnyUnicodeCharset() {
            String json = "{\"email\":\"charsets@b.co\",\"password\":\"password1\"}";
            for (String charset : new String[] {"utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be"}) {
                byte[] bytes = json.getBytes(java.nio.charset.Charset.forName(charset));
                assertThat(signIn("application/json; charset=" + charset, bytes).status())
                        .as(charset)
                        .isEqualTo(401);
            }
            byte[] little = json.getBytes(StandardCharsets.UTF_16LE);
            assertThat(signIn("application/json; charset=utf-16", little).status())
                    .isEqualTo(401);
            byte[] marked = ("\uFEFF" + json).getBytes(StandardCharsets.UTF_8);
            assertThat(signIn("application/json", marked).status()).isEqualTo(401);
            byte[] broken = {'{', '"', 'a', '"', ':', '"', (byte) 0xFF, '"', '}'};
            assertThat(signIn("application/json", broken).json().path("message").textValue())
                    .startsWith("[body.email] Invalid input: expected string, received undefined");
        }

        private Answer signIn(String type, byte[] body) {
            return den.client().post("/api/auth/sign-in/email").body(type, body).send();
        }

        private Answer encoded(String encoding, byte[] body) {
            return den.client()
                    .post("/api/auth/sign-in/email")
                    .header("Content-Encoding", encoding)
                    .body("application/json", body)
                    .send();
        }

        private Answer post(String type, byte[] body) {
            return den.client().post("/v1/workers").body(type, body).send();
        }

        private static byte[] padded(int length) {
            return ("{\"name\":\"" + "x".repeat(length - 11) + "\"}").getBytes(StandardCharsets.UTF_8);
        }

        private static byte[] gzip(byte[] bytes) throws IOException {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(all)) {
                out.write(bytes);
            }
            return all.toByteArray();
        }

        private static byte[] deflate(byte[] bytes) throws IOException {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            try (DeflaterOutputStream out = new DeflaterOutputStream(all)) {
                out.write(bytes);
            }
            return all.toByteArray();
        }
    }

    @Nested
    class Breakdowns {

        @Test
        void shouldSayEverywhereThatTheDatabaseIsAway() {
            UnaryOperator<SessionRepository> away =
                    real -> broken(new StorageUnavailableException(new IOException("gone")));
            try (TestDen down = TestDen.start(TestDen.CONFIG, away, Duration.ofSeconds(15))) {
                String cookie = down.signUp("down@example.com");
                for (RawClient.Request request : new RawClient.Request[] {
                    down.client().get("/v1/me"),
                    down.client().get("/v1/workers"),
                    down.client().get("/api/auth/get-session"),
                    down.client().post("/api/auth/sign-out").trusted().json("{}"),
                }) {
                    Answer answer = request.cookie(cookie).send();

                    assertThat(answer.status()).isEqualTo(503);
                    assertThat(answer.header("Retry-After")).isPresent();
                    assertThat(answer.body())
                            .isEqualTo("{\"error\":\"service_unavailable\","
                                    + "\"message\":\"Database connection was interrupted. Please retry.\"}");
                }
                assertThat(down.client().get("/health").send().status()).isEqualTo(200);
                assertThat(down.client().get("/v1/me").send().status()).isEqualTo(401);
            }
        }

        @Test
        void shouldTellNothingAboutABug() {
            UnaryOperator<SessionRepository> buggy = real -> broken(new IllegalStateException("the secret is 42"));
            try (TestDen down = TestDen.start(TestDen.CONFIG, buggy, Duration.ofSeconds(15))) {
                String cookie = down.signUp("bug@example.com");

                Answer answer = down.client().get("/v1/me").cookie(cookie).send();

                assertThat(answer.status()).isEqualTo(500);
                assertThat(answer.body()).isEqualTo("{\"error\":\"internal_error\"}");
                assertThat(answer.header("X-Request-Id")).isPresent();
            }
        }

        private static SessionRepository broken(RuntimeException exception) {
            return (SessionRepository) java.lang.reflect.Proxy.newProxyInstance(
                    ErrorsTest.class.getClassLoader(),
                    new Class<?>[] {SessionRepository.class},
                    (proxy, method, args) -> {
                        throw exception;
                    });
        }
    }
}
