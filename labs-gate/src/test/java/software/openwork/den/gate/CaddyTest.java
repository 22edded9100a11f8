package software.openwork.den.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Caddy in front, asking the gate. */
class CaddyTest {

    @TempDir
    private Path folder;

    @Test
    void shouldAnswerCaddyAsTheGuideShows() throws Exception {
        Path program = Needed.program("caddy");
        int port = Nginx.freePort();
        try (FakeHost host = FakeHost.start();
                TestGate gate = TestGate.before(
                        host.port(),
                        "OPENWORK_LABS_TRUSTED_PROXIES",
                        "private",
                        "OPENWORK_LABS_PUBLIC_URL",
                        "http://gate.example")) {
            Process caddy = start(program, port, ForwardAuth.snippet("caddy", host.port(), gate.port()));
            try {
                Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Nginx.listens(port));
                ForwardAuth.check(port, host);
            } finally {
                caddy.destroy();
                caddy.waitFor();
            }
        }
    }

    private Process start(Path program, int port, String snippet) throws IOException {
        Path file = folder.resolve("Caddyfile");
        Files.writeString(
                file,
                "{\n\tadmin off\n\tauto_https off\n}\n"
                        + snippet.replace("labs.example.com {", "http://:" + port + " {"));
        ProcessBuilder command =
                new ProcessBuilder(program.toString(), "run", "--adapter", "caddyfile", "--config", file.toString());
        command.environment().put("HOME", folder.toString());
        command.environment().put("XDG_CONFIG_HOME", folder.toString());
        command.environment().put("XDG_DATA_HOME", folder.toString());
        return command.redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }
}
