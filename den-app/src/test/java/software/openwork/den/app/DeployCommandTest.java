package software.openwork.den.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.openwork.den.simulator.vendor.RenderSimulator;

/** {@code den deploy}, as it is typed. */
class DeployCommandTest {

    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private final Terminal terminal = new Terminal();

    @TempDir
    private Path folder;

    @Test
    void shouldNameEverySecretThatIsMissing() {
        assertThat(den(Map.of(), "deploy")).isEqualTo(2);

        assertThat(terminal.err())
                .startsWith("den: 6 settings must be put right")
                .contains("RENDER_API_KEY", "RENDER_DEN_CONTROL_PLANE_SERVICE_ID", "VERCEL_TOKEN");
    }

    @Test
    void shouldWantTheWholeHashOfACommit() {
        assertThat(den(Map.of(), "deploy", "--commit", "0123456")).isEqualTo(2);

        assertThat(terminal.err()).as("it did not get as far as the settings").isEmpty();
    }

    @Test
    void shouldDeployAndSayWhyItDidNot() {
        try (RenderSimulator render = RenderSimulator.start("rnd_hush", "tea-1")) {
            Map<String, String> environment = Map.of(
                    "RENDER_API_BASE", render.apiBase().toString(),
                    "RENDER_API_KEY", "rnd_hush",
                    "RENDER_OWNER_ID", "tea-1",
                    "RENDER_DEN_CONTROL_PLANE_SERVICE_ID",
                            render.given("den", Map.of()).id(),
                    "DEN_DATABASE_URL", "mysql://den:hush@db.example/den",
                    "DEN_BETTER_AUTH_SECRET", "0123456789abcdef-hush-0123456789",
                    "VERCEL_TOKEN", "vercel_hush");
            render.deploysTake(0);

            assertThat(den(environment, "deploy", "--commit", COMMIT))
                    .as(terminal.err())
                    .isZero();
            render.deploysEnd("build_failed");
            assertThat(den(environment, "deploy", "--commit", COMMIT)).isEqualTo(1);

            assertThat(terminal.out())
                    .contains("answers as version 0.0.0+0123456789ab")
                    .doesNotContain("hush");
            assertThat(terminal.err()).contains("ended as build_failed").doesNotContain("hush", "\tat ");
        }
    }

    @Test
    void shouldCarryTheCommitInItsVersion() {
        assertThat(Version.of("1.2.3", Map.of("DEN_REVISION", COMMIT))).isEqualTo("1.2.3+0123456789ab");
        assertThat(Version.of("1.2.3", Map.of("RENDER_GIT_COMMIT", COMMIT))).isEqualTo("1.2.3+0123456789ab");
        assertThat(Version.of("1.2.3", Map.of("DEN_REVISION", "no commit\r\n"))).isEqualTo("1.2.3");
        assertThat(Version.of("1.2.3", Map.of())).isEqualTo("1.2.3");
    }

    private int den(Map<String, String> environment, String... arguments) {
        return terminal.run(folder, environment, arguments);
    }
}
