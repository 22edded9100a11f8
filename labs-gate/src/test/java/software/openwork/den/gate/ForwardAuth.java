package software.openwork.den.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the guide promises of a proxy that asks the gate, whichever it is. */
final class ForwardAuth {

    private ForwardAuth() {}

    /** The configuration as the guide shows it, with the host and the gate of a test. */
    static String snippet(String language, int host, int gate) throws IOException {
        String guide = Files.readString(Path.of("../docs/labs-gate.md"));
        String fence = "```" + language + "\n";
        int start = guide.indexOf(fence) + fence.length();
        return guide.substring(start, guide.indexOf("```", start))
                .replace("openwork-host:8787", "127.0.0.1:" + host)
                .replace("labs-gate:8789", "127.0.0.1:" + gate);
    }

    static void check(int proxy, FakeHost host) {
        String cookie = checkLogin(proxy, host);
        checkWaysIn(proxy, host, cookie);
        checkOpen(proxy, host);
        checkRefusals(proxy, host);
    }

    private static String checkLogin(int proxy, FakeHost host) {
        Reply sent = Raw.get("/ui?a=1&b=2").navigating().send(proxy);
        assertThat(sent.status()).isEqualTo(303);
        assertThat(sent.location()).isEqualTo("/labs-access?next=%2Fui%3Fa%3D1%26b%3D2");
        assertThat(Raw.get(sent.location()).send(proxy).body()).contains("value=\"/ui?a=1&amp;b=2\"");
        Reply login = Raw.request("POST", "/labs-access")
                .with("Origin: http://gate.example", "Content-Type: application/x-www-form-urlencoded")
                .body("token=" + TestGate.TOKEN + "&next=/ui?a=1%26b=2")
                .send(proxy);
        assertThat(login.status()).isEqualTo(303);
        assertThat(login.location()).isEqualTo("/ui?a=1&b=2");
        assertThat(host.seen()).isEmpty();
        return login.cookie();
    }

    private static void checkWaysIn(int proxy, FakeHost host, String cookie) {
        assertThat(Raw.get("/ui?a=1&b=2").cookie(cookie).send(proxy).status()).isEqualTo(200);
        assertThat(host.last().line()).isEqualTo("GET /ui?a=1&b=2 HTTP/1.1");
        assertThat(Raw.request("POST", "/w/1/x")
                        .token(TestGate.TOKEN)
                        .body("a body")
                        .send(proxy)
                        .status())
                .isEqualTo(200);
        assertThat(host.last().head()).doesNotContain(TestGate.TOKEN);
        assertThat(host.last().body()).isEqualTo("a body");
        host.forget();

        for (Raw link : List.of(
                Raw.get("/ui?labs_access_token=" + TestGate.TOKEN + "&a=1").navigating(),
                Raw.get("/ui?labs_access_token=" + TestGate.TOKEN + "&a=1")
                        .navigating()
                        .cookie(cookie))) {
            Reply reply = link.send(proxy);
            assertThat(reply.status()).isEqualTo(303);
            assertThat(reply.location()).isEqualTo("/ui?a=1");
        }
        assertThat(host.seen()).isEmpty();
    }

    private static void checkOpen(int proxy, FakeHost host) {
        for (String target : List.of("/health", "/health?deep=1", "/w/1/health", "/w/a-b.c/health")) {
            assertThat(Raw.get(target).send(proxy).status()).as(target).isEqualTo(200);
            assertThat(host.last().line()).isEqualTo("GET " + target + " HTTP/1.1");
            assertThat(host.last().values("Cookie")).isEmpty();
        }
        host.forget();
    }

    private static void checkRefusals(int proxy, FakeHost host) {
        Reply refused = Raw.get("/w/1/opencode").send(proxy);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body()).contains("labs_access_required");
        for (Raw request : List.of(
                Raw.request("POST", "/health"),
                Raw.request("POST", "/w/1/health"),
                Raw.get("/labs-access/verify"),
                Raw.get("/ui").with("X-Forwarded-Uri: /health", "X-Original-URI: /health"),
                Raw.get("/ui?labs_access_token=bad"),
                Raw.get("/ui").token("bad"),
                Raw.get("/w/1/ws")
                        .with(
                                "Connection: Upgrade, close",
                                "Upgrade: websocket",
                                "Sec-WebSocket-Version: 13",
                                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="))) {
            assertThat(request.send(proxy).status()).as(request.text()).isBetween(400, 404);
        }
        assertThat(host.seen()).isEmpty();
        Stream.concat(BypassTest.ambiguous(), BypassTest.similar())
                .forEach(target -> Raw.get(target).send(proxy));
        // Some of them a proxy puts right before it looks: then they are a health check, and nothing else.
        assertThat(host.seen()).allSatisfy(seen -> assertThat(seen.line()).matches("GET (/health|/w/1/health)[ ?].*"));
    }
}
