package software.openwork.den.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.openwork.den.gate.log.Json;

/** What is told of requests, and what never is. */
class LogTest {

    private final FakeHost host = FakeHost.start();
    private TestGate gate = TestGate.before(host.port());

    @AfterEach
    void stop() {
        gate.close();
        host.close();
    }

    private void restart(String... settings) {
        gate.close();
        gate = TestGate.before(host.port(), settings);
    }

    private JsonNode told(Raw request) {
        return Json.read(gate.told(request)).orElseThrow().get("attributes");
    }

    @Test
    void shouldWriteAnOpenTelemetryRecordForARequest() {
        gate.send(Raw.get("/ui?secret=1")
                .token(TestGate.TOKEN)
                .with(
                        "Authorization: Bearer client-of-the-host-1234",
                        "X-OpenWork-Client-Id: ada",
                        "User-Agent: Browser/1"));

        JsonNode record = Json.read(gate.log(1).getFirst()).orElseThrow();
        assertThat(record.get("timeUnixNano").asText()).isEqualTo("1772366400000000000");
        assertThat(record.get("severityText").asText()).isEqualTo("INFO");
        assertThat(record.get("severityNumber").asInt()).isEqualTo(9);
        assertThat(record.get("body").asText()).isEqualTo("GET /ui 200");
        assertThat(record.get("resource").get("service.name").asText()).isEqualTo("labs-gate");
        JsonNode told = record.get("attributes");
        assertThat(told.get("method").asText()).isEqualTo("GET");
        assertThat(told.get("path").asText()).isEqualTo("/ui");
        assertThat(told.get("status").asInt()).isEqualTo(200);
        assertThat(told.get("durationMs").isNumber()).isTrue();
        assertThat(told.get("labs.access.policy_enabled").asBoolean()).isTrue();
        assertThat(told.get("labs.access.source").asText()).isEqualTo("header");
        assertThat(told.get("labs.access.cookie_issued").asBoolean()).isFalse();
        assertThat(told.get("actor.type").asText()).isEqualTo("remote");
        assertThat(told.get("actor.scope").asText()).isEqualTo("collaborator");
        assertThat(told.get("actor.client_id").asText()).isEqualTo("ada");
        assertThat(told.get("actor.token_hash").asText()).matches("[0-9a-f]{12}");
        assertThat(told.get("client.ip").asText()).isEqualTo("127.0.0.1");
        assertThat(told.get("client.user_agent").asText()).isEqualTo("Browser/1");
    }

    @Test
    void shouldNameTheActor() {
        JsonNode owner = told(Raw.get("/health").with("X-OpenWork-Host-Token: owner-of-the-host-1234"));
        JsonNode stranger = told(Raw.get("/health"));

        assertThat(owner.get("actor.type").asText()).isEqualTo("host");
        assertThat(owner.get("actor.scope").asText()).isEqualTo("owner");
        assertThat(stranger.get("actor.type").asText()).isEqualTo("anonymous");
        assertThat(stranger.get("labs.access.source").asText()).isEqualTo("open");
    }

    @Test
    void shouldTellTheSource() {
        String cookie = gate.cookie();
        gate.log(1);
        JsonNode form = told(Raw.login("token=" + TestGate.TOKEN));
        JsonNode link = told(Raw.get("/ui?labs_access_token=" + TestGate.TOKEN));

        assertThat(form.get("labs.access.source").asText()).isEqualTo("form");
        assertThat(form.get("labs.access.cookie_issued").asBoolean()).isTrue();
        assertThat(link.get("labs.access.source").asText()).isEqualTo("query");
        assertThat(link.get("labs.access.cookie_issued").asBoolean()).isTrue();
        assertThat(told(Raw.get("/ui").cookie(cookie)).get("labs.access.source").asText())
                .isEqualTo("cookie");
        assertThat(told(Raw.get("/ui")).get("labs.access.source").asText()).isEqualTo("none");
    }

    @Test
    void shouldNeverShowASecret() {
        String cookie = gate.cookie();
        String token = TestGate.TOKEN;
        gate.send(Raw.get("/ui").cookie(cookie).with("User-Agent: " + token));
        gate.send(Raw.get("/ui/" + token + "?labs_access_token=" + token).with("X-OpenWork-Client-Id: x" + token));
        gate.send(Raw.get("/ui").token(token).with("User-Agent: " + "a".repeat(500) + token));
        gate.send(Raw.get("/" + token + "/" + "b".repeat(600)).token("client-of-the-host-1234"));
        gate.send(Raw.get("/ui/%zz" + token.replace("-", "%2D")));
        gate.send(Raw.get("/ui/" + token.replace("W", "%57"))
                .with(
                        "User-Agent: " + token.replace("-", "%252d"),
                        "X-OpenWork-Client-Id: +" + token.replace("-", "%2d")));
        gate.send(Raw.get("/ui")
                .with("Authorization: Bearer " + token, "User-Agent: owner-of-the-host-1234 client-of-the-host-1234"));
        gate.send(Raw.login("token=" + token + "&next=/" + token));
        Raw.send(gate.port(), "GET /" + token + " HTTP/1.1\r\nX: " + token + "\r\n\r\n");

        assertThat(gate.log(10)).allSatisfy(line -> {
            assertThat(line)
                    .doesNotContain(cookie, token, "client-of-the-host", "owner-of-the-host")
                    .doesNotContain(token.substring(0, 8), "Today-42", "Today%2D42", "ine%2DWeather", "%2542");
            assertThat(line.length()).isLessThan(2_500);
        });
    }

    @Test
    void shouldEscapeWhatAStrangerWrites() {
        gate.send(Raw.get("/ui").with("User-Agent: \u009b31m\u0085 x", "X-OpenWork-Client-Id: a\tb"));
        gate.send(Raw.get("/ui").with("User-Agent: \u001b[31mred"));

        assertThat(gate.log(2)).allMatch(line -> line.chars().noneMatch(c -> c < ' ' || (c >= 0x7F && c < 0xA0)));
    }

    @Test
    void shouldTellWhatItCouldNotRead() {
        JsonNode told = told(Raw.get("/ui").with("Bad Header: x"));

        assertThat(told.get("status").asInt()).isEqualTo(400);
        assertThat(told.get("labs.access.source").asText()).isEqualTo("none");
    }

    @Test
    void shouldWriteShortLinesOfLongRequests() {
        String text = "A".repeat(9_000);

        assertThat(gate.told(
                        Raw.get("/" + text).token(text).with("User-Agent: " + text, "X-OpenWork-Client-Id: " + text)))
                .hasSizeLessThan(2_500);
        assertThat(gate.told(Raw.get("/ui").token("A".repeat(1_000_000)))).hasSizeLessThan(1_000);
    }

    @Test
    void shouldBelieveTrustedProxiesAboutTheAddress() {
        Raw hops = Raw.get("/ui").with("X-Forwarded-For: 1.2.3.4, 5.6.7.8");
        Raw lines = Raw.get("/ui").with("X-Forwarded-For: 1.2.3.4", "X-Forwarded-For: 5.6.7.8, 10.0.0.1");
        Raw nonsense = Raw.get("/ui").with("X-Forwarded-For: nonsense, 10.0.0.1");
        assertThat(told(hops).get("client.ip").asText()).isEqualTo("127.0.0.1");

        restart("OPENWORK_LABS_TRUSTED_PROXIES", "private");
        assertThat(told(hops).get("client.ip").asText()).isEqualTo("5.6.7.8");
        assertThat(told(lines).get("client.ip").asText()).isEqualTo("5.6.7.8");
        assertThat(told(nonsense).get("client.ip").asText()).isEqualTo("10.0.0.1");
    }

    @Test
    void shouldLeaveOutWhatIsUsualOnRequest() {
        restart("OPENWORK_LOG_REQUESTS", "false");
        gate.send(Raw.get("/health"));
        gate.send(Raw.get("/ui").token(TestGate.TOKEN));

        assertThat(told(Raw.get("/ui")).get("status").asInt()).isEqualTo(401);
        assertThat(told(Raw.login("token=" + TestGate.TOKEN))
                        .get("labs.access.cookie_issued")
                        .asBoolean())
                .isTrue();
        assertThat(gate.log(2)).hasSize(2);
    }

    @Test
    void shouldWriteAReadableLineWithoutJson() {
        restart("OPENWORK_LOG_FORMAT", "text");
        gate.send(Raw.get("/ui").token(TestGate.TOKEN).with("User-Agent: Some \"Browser\" 1"));

        assertThat(gate.log(1).getFirst())
                .startsWith("2026-03-01T12:00:00Z INFO GET /ui 200 durationMs=")
                .contains(
                        " labs.access.policy_enabled=true labs.access.source=header ",
                        " actor.type=anonymous ",
                        " client.ip=127.0.0.1 ",
                        " client.user_agent=\"Some \\\"Browser\\\" 1\"");
    }

    @Test
    void shouldReportWhoCameFromEitherForm() {
        for (String format : List.of("json", "text")) {
            restart(
                    "OPENWORK_LOG_FORMAT",
                    format,
                    "OPENWORK_LABS_ACCESS_TOKEN",
                    "The-Next-Token-Of-Ours",
                    "OPENWORK_LABS_ACCESS_TOKEN_PREVIOUS",
                    TestGate.TOKEN);
            gate.send(Raw.get("/ui").token(TestGate.TOKEN).with("X-OpenWork-Client-Id: ada", "User-Agent: a b"));
            gate.send(Raw.get("/ui").token("bad").with("X-OpenWork-Client-Id: ada"));
            gate.send(Raw.get("/health"));
            String log = "openwork-host-1  | " + String.join("\nopenwork-host-1  | ", gate.log(3)) + "\nnoise\n";

            assertThat(run(log, "report"))
                    .contains("3 requests: 1 to open routes, 1 refused; 1 other lines")
                    .containsPattern("ada \\(anonymous\\) +2 +1 +1  2026-03-01T12:00:00Z +127\\.0\\.0\\.1");
        }
    }

    @Test
    void shouldFindNothingWithTheDoctor() {
        assertThat(run("", "doctor", "http://127.0.0.1:" + gate.port())).contains("Nothing got through");
    }

    @Test
    void shouldFindAnOpenGateWithTheDoctor() {
        restart("OPENWORK_LABS_ACCESS_TOKEN", "");

        assertThat(run("", "doctor", "http://127.0.0.1:" + gate.port())).contains("LEAK GET /ui: 200");
    }

    private static String run(String in, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        InputStream input = new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8));
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int status = GateAdapter.run(Map.of(), input, print, print, arguments);
        return out.toString(StandardCharsets.UTF_8) + "status " + status;
    }
}
