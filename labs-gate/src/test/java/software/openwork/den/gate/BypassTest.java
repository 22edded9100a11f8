package software.openwork.den.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways past access gates that have worked elsewhere, over a raw socket. None may reach what stands behind ours. */
class BypassTest {

    private static FakeHost host;
    private static TestGate gate;

    @BeforeAll
    static void start() {
        host = FakeHost.start();
        gate = TestGate.before(host.port());
    }

    @AfterAll
    static void stop() {
        gate.close();
        host.close();
    }

    @BeforeEach
    void forget() {
        host.forget();
    }

    /** Refused without a look at credentials: two programs could read them differently. */
    static Stream<String> ambiguous() {
        return Stream.concat(
                        Stream.of("/health", "/w/1/health", "/labs-access", "/labs-access/verify")
                                .flatMap(open -> Stream.of(
                                                "/../ui",
                                                "/..;/ui",
                                                "/..;x=1/ui",
                                                "/%2e%2e/ui",
                                                "/.%2e/ui",
                                                "/%2E./ui",
                                                "/./../ui",
                                                "//../ui",
                                                "//ui",
                                                "/%2e/ui",
                                                "%2f..%2fui",
                                                "%2F..%2Fui",
                                                "%5c..%5cui",
                                                "\\..\\ui",
                                                "%252f..%252fui",
                                                "%252e",
                                                "%00",
                                                "%00/ui",
                                                "%0a",
                                                "%0d%0aX: y",
                                                "%7f",
                                                "/%c0%ae%c0%ae/ui",
                                                "/%e0%80%ae/ui",
                                                "/%u002e%u002e/ui",
                                                "%",
                                                "%2",
                                                "%zz",
                                                "#",
                                                "#/ui",
                                                ";%2f..%2fui",
                                                "/..%3b/ui",
                                                "/.../ui",
                                                "/..%20/ui")
                                        .map(tail -> open + tail)),
                        Stream.of(
                                "//health",
                                "//evil.example/health",
                                "/.//health",
                                "/ui/../health",
                                "/%2e/ui",
                                "/%2e%2e/health",
                                "/w/../health",
                                "/w/%2e%2e/health",
                                "/w//health",
                                "/w/..%2f..%2fui%2fhealth",
                                "/w/;x/health",
                                "/ui#/health",
                                "/ui\\health",
                                "/ui/é",
                                "/ui<script>",
                                "http://gate.example/health",
                                "http://gate.example/ui",
                                "https://evil.example/health",
                                "*",
                                "health",
                                "?/health",
                                "/ui?a\u0001b",
                                "/\\evil.example?labs_access_token=" + TestGate.TOKEN,
                                "/ui?labs_access_token=" + TestGate.TOKEN + "#frag"))
                // what no request line can hold
                .filter(target -> !target.contains(" "));
    }

    /** Paths that resemble an open one, and are not it. */
    static Stream<String> similar() {
        return Stream.of(
                "/",
                "/HEALTH",
                "/Health",
                "/health/",
                "/health/x",
                "/health.",
                "/health.json",
                "/health%20",
                "/health%3f",
                "/health%23",
                "/%68ealth",
                "/heal%74h",
                "/health;x=1",
                "/health;",
                "/healthz",
                "/x/health",
                "/ui/health",
                "/ui?/health",
                "/ui?/w/1/health",
                "/ui;/health",
                "/w/a/b/health",
                "/w/1/HEALTH",
                "/w/1/health/",
                "/w/1/health/x",
                "/W/1/health",
                "/w/1;x/health",
                "/w/%31/health",
                "/w/1%20/health",
                "/w/" + "a".repeat(5_000) + "/health",
                "/labs-access/ui",
                "/labs-access/",
                "/LABS-ACCESS",
                "/labs-access/verify/",
                "/labs-access/verify/ui",
                "/assets/app.js",
                "/favicon.ico",
                "/robots.txt",
                "/.well-known/x");
    }

    @ParameterizedTest
    @MethodSource("ambiguous")
    void shouldRefuseAmbiguousTargets(String target) {
        assertThat(gate.send(Raw.get(target).token(TestGate.TOKEN)).status()).isEqualTo(400);
        assertThat(host.seen()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("similar")
    void shouldAskForATokenOnSimilarPaths(String target) {
        Reply reply = gate.send(Raw.get(target));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body())
                .isEqualTo("{\"code\":\"labs_access_required\",\"message\":\"Labs access token required\"}");
        assertThat(host.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Original-URL: /health",
                "X-Rewrite-URL: /health",
                "X-Original-URI: /health",
                "X-Forwarded-Path: /health",
                "X-Forwarded-Uri: /health",
                "X-Forwarded-Prefix: /health",
                "X-HTTP-Method-Override: OPTIONS",
                "X-HTTP-Method: HEAD",
                "X-Method-Override: OPTIONS",
                "User-Agent: kube-probe/1.30",
                "User-Agent: Railway/HealthCheck",
                "X-Forwarded-For: 127.0.0.1",
                "X-Real-IP: 127.0.0.1",
                "Forwarded: for=127.0.0.1",
                "Host: localhost",
                "Authorization: Bearer " + TestGate.TOKEN,
                "Authorization: Basic OkZpbmUtV2VhdGhlci1Ub2RheS00Mg==",
                "Authorization: Bearer client-of-the-host-1234",
                "X-OpenWork-Host-Token: owner-of-the-host-1234",
                "Cookie: openwork_labs_access=" + TestGate.TOKEN,
                "X_OpenWork_Access_Token: " + TestGate.TOKEN,
                "Proxy-Authorization: Bearer " + TestGate.TOKEN,
                "Connection: X-OpenWork-Access-Token, close",
                "Purpose: prefetch"
            })
    void shouldBelieveNoHeaderButItsOwn(String header) {
        assertThat(gate.send(Raw.get("/w/1/opencode/session").with(header)).status())
                .isEqualTo(401);
        assertThat(host.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "PROPFIND", "QUERY", "OPTIONS", "HEAD", "get"})
    void shouldAskForATokenWhateverTheMethod(String method) {
        assertThat(gate.send(Raw.request(method, "/ui")).status()).isEqualTo(401);
        assertThat(host.seen()).isEmpty();
    }

    @Test
    void shouldKnowItsLoginByOnePathOnly() {
        for (String path : List.of("/LABS-ACCESS", "/labs-access/", "/Labs-Access")) {
            Reply reply = gate.send(Raw.request("POST", path)
                    .with("Content-Type: application/x-www-form-urlencoded", "Origin: " + TestGate.ORIGIN)
                    .body("token=" + TestGate.TOKEN));
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.header("Set-Cookie")).isEmpty();
        }
        assertThat(host.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "get"})
    void shouldOpenHealthForReadingOnly(String method) {
        assertThat(gate.send(Raw.request(method, "/health")).status()).isEqualTo(401);
        assertThat(host.seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "TRACK", "CONNECT", "trace"})
    void shouldRefuseMethodsThatShowOrTunnel(String method) {
        assertThat(gate.send(Raw.request(method, "/ui").token(TestGate.TOKEN)).status())
                .isIn(400, 405);
        assertThat(host.seen()).isEmpty();
    }

    static Stream<String> broken() {
        String token = "X-OpenWork-Access-Token: " + TestGate.TOKEN + "\r\n";
        String post = "POST /w/1/x HTTP/1.1\r\nHost: a\r\n" + token;
        return Stream.of(
                "GET/health /ui HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /ui HTTP/1.1\n\n",
                "GET /ui HTTP/1.1\nHost: a\n" + token.replace("\r", "") + "\n",
                "GET /ui HTTP/1.1\r\n" + token + "\r\n",
                "GET /ui HTTP/1.1\r\nHost: a\r\nHost: b\r\n" + token + "\r\n",
                "GET /ui HTTP/1.1\r\nHost: a\r\nX-OpenWork-Access-Token : " + TestGate.TOKEN + "\r\n\r\n",
                "GET /ui HTTP/1.1\r\nHost: a\r\n" + token + "X: a\r\n b\r\n\r\n",
                "GET /ui HTTP/1.1\r\nHost: a\r\n" + token + "X: a\u0000b\r\n\r\n",
                "GET /ui HTTP/1.1\r\nHost: a\r\n" + token + "X\r\n\r\n",
                "GET /ui\r\n\r\n",
                "GET /ui HTTP/9.9\r\nHost: a\r\n\r\n",
                post
                        + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /ui HTTP/1.1\r\nHost: x\r\n\r\n",
                post + "Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde",
                post + "Content-Length: -1\r\n\r\n",
                post + "Content-Length: +1\r\n\r\na",
                post + "Content-Length: 1x\r\n\r\na",
                post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                post + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                post + "Transfer-Encoding: identity\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("broken")
    void shouldRefuseBrokenFramingAndClose(String bytes) {
        Reply reply = Raw.send(gate.port(), bytes);

        assertThat(reply.status()).isIn(400, 501, 505);
        assertThat(host.seen()).isEmpty();
    }

    @Test
    void shouldJudgeEachRequestOfAConnectionByItself() {
        String passed = "GET /ui HTTP/1.1\r\nHost: a\r\nX-OpenWork-Access-Token: " + TestGate.TOKEN + "\r\n\r\n";
        String health = "GET /health HTTP/1.1\r\nHost: a\r\n\r\n";
        String hidden = "GET /secret HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

        Reply reply = Raw.send(gate.port(), health + passed + health + hidden);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("HTTP/1.1 401 ", "labs_access_required");
        assertThat(host.seen().stream().map(FakeHost.Seen::line))
                .containsExactly("GET /health HTTP/1.1", "GET /ui HTTP/1.1", "GET /health HTTP/1.1");
    }

    @Test
    void shouldAskOlderClientsToo() {
        assertThat(Raw.send(gate.port(), "GET /ui HTTP/1.0\r\n\r\n").status()).isEqualTo(401);
        assertThat(host.seen()).isEmpty();
        assertThat(Raw.send(gate.port(), "GET /health HTTP/1.0\r\n\r\n").status())
                .isEqualTo(200);
    }

    @Test
    void shouldRefuseHugeHeaders() {
        Reply reply = gate.send(Raw.get("/ui").token("A".repeat(1_000_000)));

        assertThat(reply.status()).isIn(0, 431);
        assertThat(host.seen()).isEmpty();
    }

    @Test
    void shouldPassOpenRoutesBare() {
        List<String> extra = List.of(
                "X-HTTP-Method-Override: DELETE",
                "X-Original-URL: /ui",
                "Authorization: Bearer x",
                "Cookie: session=1",
                "X-Anything: at all");

        for (String target : List.of("/health", "/health?deep=1", "/w/1/health", "/w/a-b_c.d~e/health")) {
            Reply reply = gate.send(Raw.get(target).with(extra.toArray(String[]::new)));
            assertThat(reply.status()).isEqualTo(200);
            assertThat(host.last().line()).isEqualTo("GET " + target + " HTTP/1.1");
            assertThat(host.last().head().lines().map(line -> line.replaceAll("[: ].*", "")))
                    .allMatch(
                            Set.of("GET", "Host", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host")
                                    ::contains);
        }
        assertThat(gate.send(Raw.request("HEAD", "/health")).status()).isEqualTo(200);
        assertThat(host.last().line()).isEqualTo("HEAD /health HTTP/1.1");
    }

    @Test
    void shouldNotOpenHealthForABodyOrAnUpgrade() {
        assertThat(gate.send(Raw.get("/health").body("x")).status()).isEqualTo(401);
        assertThat(gate.send(Raw.get("/health").with("Connection: Upgrade, close", "Upgrade: websocket"))
                        .status())
                .isEqualTo(401);
        assertThat(gate.send(Raw.get("/health").with("Connection: Upgrade, close", "Upgrade: h2c, websocket"))
                        .status())
                .isEqualTo(401);
        assertThat(host.seen()).isEmpty();
    }

    @Test
    void shouldNotTakeAnOfferOfHttp2() {
        String[] offer = {
            "Connection: Upgrade, HTTP2-Settings, close", "Upgrade: h2c", "HTTP2-Settings: AAEAAEAAAAIAAAAB"
        };

        assertThat(gate.send(Raw.get("/ui").with(offer)).status()).isEqualTo(401);
        assertThat(host.seen()).isEmpty();
        assertThat(gate.send(Raw.get("/health").with(offer)).status()).isEqualTo(200);
        assertThat(gate.send(Raw.get("/ui").token(TestGate.TOKEN).with(offer)).status())
                .isEqualTo(200);
        assertThat(host.seen())
                .hasSize(2)
                .allSatisfy(seen -> assertThat(seen.head()).doesNotContainIgnoringCase("h2c"))
                .allSatisfy(seen -> assertThat(seen.head()).doesNotContainIgnoringCase("http2"));
    }

    @Test
    void shouldAnswerPreflightsItselfWithoutPermission() {
        Reply reply = gate.send(Raw.request("OPTIONS", "/w/1/opencode/session")
                .with("Origin: https://evil.example", "Access-Control-Request-Method: POST"));

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.head()).noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("access-control-"));
        assertThat(host.seen()).isEmpty();
    }
}
