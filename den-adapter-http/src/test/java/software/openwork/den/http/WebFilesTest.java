package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.http.route.Route;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebFilesTest {

    private final TestDen den = TestDen.start();

    @AfterAll
    void stop() {
        den.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/|text/html; charset=utf-8",
                "/index.html|text/html; charset=utf-8",
                "/workers|text/html; charset=utf-8",
                "/workers/1c2d3e4f-0000-4000-8000-000000000000|text/html; charset=utf-8",
                "/admin/users|text/html; charset=utf-8",
                "/web/app.js|text/javascript; charset=utf-8",
                "/web/style.css|text/css; charset=utf-8",
                "/web/favicon.svg|image/svg+xml",
            })
    void shouldServeThePageAndItsParts(String path, String type) {
        Answer answer = den.client().get(path).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains(type);
        assertThat(answer.header("Cache-Control")).contains("public, max-age=0");
        assertThat(answer.header("ETag"))
                .hasValueSatisfying(tag -> assertThat(tag).startsWith("\""));
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(answer.body()).isNotBlank();
    }

    @Test
    void shouldServeEveryFileThatThePageNames() {
        String page = den.client().get("/").send().body();
        for (Route route : den.adapter.routes().routes()) {
            String path = route.path().text();
            if (path.startsWith("/web/")) {
                assertThat(den.client().get(path).send().status()).as(path).isEqualTo(200);
            }
        }
        java.util.regex.Pattern.compile("(?:href|src)=\"(/[^\"]+)\"")
                .matcher(page)
                .results()
                .forEach(link -> assertThat(
                                den.client().get(link.group(1)).send().status())
                        .as(link.group(1))
                        .isEqualTo(200));
    }

    @Test
    void shouldNotRepeatWhatTheBrowserHas() {
        String tag = den.client().get("/").send().header("ETag").orElseThrow();

        for (String known : new String[] {tag, "W/" + tag, "*", "\"other\", " + tag}) {
            Answer answer = den.client().get("/").header("If-None-Match", known).send();
            assertThat(answer.status()).as(known).isEqualTo(304);
            assertThat(answer.header("Cache-Control")).contains("public, max-age=0");
            assertThat(answer.header("Content-Type")).isEmpty();
        }
        assertThat(den.client()
                        .get("/")
                        .header("If-None-Match", "\"other\"")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "gzip, deflate, br, zstd", "br;q=1.0, gzip;q=0.8, *;q=0.1", "deflate,GZIP"})
    void shouldSendLessToWhomTakesGzip(String accepted) throws IOException {
        HttpResponse<byte[]> answer = fetch("/web/style.css", accepted);

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(answer.headers().allValues("Vary")).contains("Accept-Encoding");
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(den.client().get("/web/style.css").send().body());
        }
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(den.client()
                        .get("/web/style.css")
                        .header("Accept-Encoding", accepted)
                        .header("If-None-Match", tag)
                        .send()
                        .status())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "br", "gzip;q=0", "gzip; q=0.0, br", "xgzip"})
    void shouldSendThePlainFileToAnybodyElse(String accepted) {
        HttpResponse<byte[]> answer = fetch("/web/style.css", accepted);

        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).startsWith(":root");
    }

    /** All of it, as browsers get it, on the first visit: 150 KB is what a slow connection takes in good time. */
    @Test
    void shouldWeighLittle() {
        int bytes = 0;
        for (Route route : den.adapter.routes().routes()) {
            String path = route.path().text();
            if (path.startsWith("/web/") || path.equals("/")) {
                bytes += fetch(path, "gzip").body().length;
            }
        }
        assertThat(bytes).isBetween(10_000, 150_000);
    }

    private HttpResponse<byte[]> fetch(String path, String acceptEncoding) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + den.adapter.port() + path))
                            .header("Accept-Encoding", acceptEncoding)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }

    @Test
    void shouldAnswerHead() {
        Answer get = den.client().get("/").send();
        Answer head = den.client().request("HEAD", "/").send();

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
    }

    @Test
    void shouldServeARange() {
        Answer answer = den.client().get("/").header("Range", "bytes=0-9").send();

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo("<!doctype ");
        assertThat(answer.header("Content-Range"))
                .hasValueSatisfying(range -> assertThat(range).startsWith("bytes 0-9/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=9-0", "bytes=0-1,3-4", "bytes=-5", "lines=1-2", "bytes=999999999-", "bytes=x-y"})
    void shouldServeTheWholeForARangeThatItDoesNotDo(String range) {
        assertThat(den.client().get("/").header("Range", range).send().status()).isEqualTo(200);
    }
}
