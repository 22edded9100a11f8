package software.openwork.den.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate and nginx, which decodes, merges and resolves paths before it looks at them: behind the gate, and before it. */
class NginxTest {

    @TempDir
    private Path folder;

    @Test
    void shouldLetNothingThroughThatNginxWouldReadAsSomethingElse() {
        int port = Nginx.freePort();
        String server = """
                server {
                    listen 127.0.0.1:%d;
                    location = /health { return 200 "fine"; }
                    location ~ ^/w/[^/]+/health$ { return 200 "fine"; }
                    location / { return 200 "PROTECTED $uri"; }
                }
                """.formatted(port);
        try (Nginx nginx = Nginx.start(folder, port, server);
                TestGate gate = TestGate.before(nginx.port())) {
            assertThat(gate.send(Raw.get("/health")).body()).isEqualTo("fine");
            assertThat(gate.send(Raw.get("/ui").token(TestGate.TOKEN)).body()).isEqualTo("PROTECTED /ui");
            assertThat(Raw.get("/health/..%2fui").send(port).body())
                    .as("nginx alone")
                    .isEqualTo("PROTECTED /ui");

            assertThat(Stream.concat(BypassTest.ambiguous(), BypassTest.similar())
                            .toList())
                    .allSatisfy(target ->
                            assertThat(gate.send(Raw.get(target)).body()).doesNotContain("PROTECTED"));
        }
    }

    @Test
    void shouldAnswerNginxAsTheGuideShows() throws IOException {
        int port = Nginx.freePort();
        try (FakeHost host = FakeHost.start();
                TestGate gate = TestGate.before(
                        host.port(),
                        "OPENWORK_LABS_TRUSTED_PROXIES",
                        "private",
                        "OPENWORK_LABS_PUBLIC_URL",
                        "http://gate.example");
                Nginx nginx = Nginx.start(folder, port, snippet(port, host.port(), gate.port()))) {
            Reply sent = Raw.get("/ui?a=1").navigating().send(nginx.port());
            assertThat(sent.status()).isEqualTo(303);
            assertThat(sent.location()).isEqualTo("/labs-access?next=/ui?a=1");
            assertThat(Raw.get(sent.location()).send(nginx.port()).body()).contains("value=\"/ui?a=1\"");

            Reply login = Raw.request("POST", "/labs-access")
                    .with("Origin: http://gate.example", "Content-Type: application/x-www-form-urlencoded")
                    .body("token=" + TestGate.TOKEN + "&next=/ui?a=1")
                    .send(nginx.port());
            assertThat(login.status()).isEqualTo(303);
            assertThat(host.seen()).isEmpty();

            assertThat(Raw.get("/ui?a=1")
                            .cookie(login.cookie())
                            .send(nginx.port())
                            .status())
                    .isEqualTo(200);
            assertThat(Raw.get("/ui").token(TestGate.TOKEN).send(nginx.port()).status())
                    .isEqualTo(200);
            assertThat(host.last().head()).doesNotContain(TestGate.TOKEN);
            assertThat(Raw.get("/health").send(nginx.port()).status()).isEqualTo(200);
            host.forget();

            for (String target :
                    List.of("/ui", "/health/..%2fui", "/health/x", "/labs-access/verify", "/labs-access/x")) {
                assertThat(Raw.get(target).send(nginx.port()).status())
                        .as(target)
                        .isNotEqualTo(200);
            }
            assertThat(host.seen()).isEmpty();
        }
    }

    private static String snippet(int port, int host, int gate) throws IOException {
        String guide = Files.readString(Path.of("../docs/labs-gate.md"));
        int start = guide.indexOf("```nginx\n") + 9;
        return guide.substring(start, guide.indexOf("```", start))
                .replace("listen 8080", "listen 127.0.0.1:" + port)
                .replace("openwork-host:8787", "127.0.0.1:" + host)
                .replace("labs-gate:8789", "127.0.0.1:" + gate);
    }
}
