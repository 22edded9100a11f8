package software.openwork.den.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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
            ForwardAuth.check(nginx.port(), host);
        }
    }

    private static String snippet(int port, int host, int gate) throws IOException {
        return ForwardAuth.snippet("nginx", host, gate).replace("listen 8080", "listen 127.0.0.1:" + port);
    }
}
