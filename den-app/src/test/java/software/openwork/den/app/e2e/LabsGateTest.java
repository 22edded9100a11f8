package software.openwork.den.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.mysql.TestDatabase;

/** The program with the labs gate in front of everything that it serves. */
class LabsGateTest {

    private static final String TOKEN = "Quiet-Harbour-At-Dawn-7";
    private static final String HEADER = "x-openwork-access-token";

    private static DenProcess den;

    @BeforeAll
    static void start() throws IOException {
        Path log = Files.createDirectories(Path.of("target", "log")).resolve("gated.log");
        Files.deleteIfExists(log);
        den = DenProcess.start(
                log, TestDatabase.fresh().url(), LabsGateTest::gated, "software.openwork.den.app.Main", "serve");
    }

    private static Map<String, String> gated(Map<String, String> environment) {
        Map<String, String> more = new HashMap<>(environment);
        more.put("DEN_LABS_GATE", "true");
        more.put("OPENWORK_LABS_ACCESS_TOKEN", TOKEN);
        more.put("OPENWORK_LOG_FORMAT", "json");
        return more;
    }

    @AfterAll
    static void stop() {
        if (den != null) {
            den.close();
        }
    }

    private static Reply gated(String method, String path) {
        return new Ask(den.base(), method, path).send();
    }

    private static boolean isByTheGate(Reply reply) {
        return reply.isGates()
                || reply.headers().firstValue("location").orElse("").startsWith("/labs");
    }

    private static String raw(String method, String target, String... headers) {
        String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return RawSocket.exchange(
                den.base(),
                (method + " " + target + " HTTP/1.1\r\nHost: den.example\r\nConnection: close\r\n" + lines + "\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void shouldKeepProbesAndTheWebhookOpen() {
        assertThat(gated("GET", "/health").json()).isEqualTo(Json.of("{ok: true}"));
        assertThat(gated("HEAD", "/health").status()).isEqualTo(200);
        assertThat(isByTheGate(gated("GET", "/ready"))).isFalse();
        assertThat(isByTheGate(den.post("/webhooks/polar").json("{}").send())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /",
        "GET, /web/app.js",
        "GET, /v1/me",
        "POST, /v1/workers",
        "GET, /api/auth/ok",
        "POST, /api/auth/sign-in/email",
        "GET, /nowhere",
        "GET, /metrics",
        "GET, /health/",
        "GET, /HEALTH",
        "POST, /health",
        "OPTIONS, /health",
        "GET, /ready/",
        "GET, /w/1/health",
        "GET, /webhooks/polar",
        "POST, /webhooks/polar/",
        "POST, /webhooks/other"
    })
    void shouldAskForTheTokenEverywhereElse(String method, String path) {
        Reply reply = gated(method, path);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json())
                .isEqualTo(Json.of("{code: 'labs_access_required', message: 'Labs access token required'}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health/../v1/me",
                "/health/..%2fv1/me",
                "/health/%2e%2e/v1/me",
                "/health/..;/v1/me",
                "/health%00",
                "/health%2f",
                "/health#/v1/me",
                "//health",
                "/v1/me/../../health",
                "http://localhost/health"
            })
    void shouldRefuseWhatDenItselfWouldReadAsAnotherPath(String target) {
        assertThat(raw("GET", target, HEADER + ": " + TOKEN)).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void shouldReadOnlyOnAnOpenPathWhateverAHeaderSays() {
        assertThat(raw("GET", "/health", "X-HTTP-Method-Override: DELETE"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("{\"ok\":true}");
    }

    @Test
    void shouldLetAScriptThroughToDensOwnAnswers() {
        assertThat(den.get("/").with(HEADER, TOKEN).send().status()).isEqualTo(200);
        Reply stranger = den.get("/v1/me").with(HEADER, TOKEN).send();
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(isByTheGate(stranger)).isFalse();
        assertThat(isByTheGate(den.get("/v1/me").with(HEADER, TOKEN + "x").send()))
                .isTrue();
    }

    @Test
    void shouldLeadAPersonThroughTheLoginToDen() {
        Reply sent = den.get("/?tab=workers").with("accept", "text/html").send();
        assertThat(sent.status()).isEqualTo(303);
        assertThat(sent.header("location")).isEqualTo("/labs-access?next=%2F%3Ftab%3Dworkers");
        assertThat(den.get(sent.header("location")).send().body()).contains("<label for=\"token\">");

        Reply login = den.post("/labs-access")
                .body("application/x-www-form-urlencoded", "next=%2F%3Ftab%3Dworkers&token=" + TOKEN)
                .send();
        assertThat(login.status()).isEqualTo(303);
        assertThat(login.header("location")).isEqualTo("/?tab=workers");
        String cookie = login.header("set-cookie").split(";", 2)[0];

        assertThat(den.get("/?tab=workers").with("cookie", cookie).send().body())
                .startsWithIgnoringCase("<!doctype html>");
        Reply joined = den.post("/api/auth/sign-up/email")
                .from(Server.CONSOLE)
                .with("cookie", cookie)
                .json("{name: 'Gated', email: '%s', password: '%s'}".formatted(Server.newEmail(), Server.PASSWORD))
                .send();
        assertThat(joined.status()).as(joined.body()).isEqualTo(200);
        assertThat(den.get("/v1/me")
                        .with("cookie", cookie + "; " + joined.cookieHeader())
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void shouldTurnALinkIntoACookie() {
        Reply reply = den.get("/?labs_access_token=" + TOKEN + "&tab=2")
                .with("accept", "text/html")
                .send();

        assertThat(reply.status()).isEqualTo(303);
        assertThat(reply.header("location")).isEqualTo("/?tab=2");
        assertThat(reply.header("set-cookie")).startsWith("openwork_labs_access=");
    }

    @Test
    void shouldTellWhoCame() {
        den.get("/v1/me")
                .with(HEADER, TOKEN)
                .with("x-openwork-client-id", "reader-of-logs")
                .send();

        Awaitility.await()
                .untilAsserted(() -> assertThat(den.log().lines())
                        .anyMatch(line -> line.contains("\"actor.client_id\":\"reader-of-logs\"")
                                && line.contains("\"labs.access.source\":\"header\"")));
        assertThat(den.log()).doesNotContain(TOKEN);
    }
}
