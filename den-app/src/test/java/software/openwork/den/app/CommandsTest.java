package software.openwork.den.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {

    private final Terminal terminal = new Terminal();

    @TempDir
    private Path folder;

    @Test
    void shouldRefuseToServeWithoutWhatItNeedsAndNameAllOfIt() {
        assertThat(commands(Map.of("PORT", "x")).serve(false)).isEqualTo(2);

        assertThat(terminal.err())
                .startsWith("den: 4 settings must be put right")
                .contains("DATABASE_URL: ", "BETTER_AUTH_SECRET: ", "BETTER_AUTH_URL: ", "PORT: ");
    }

    @Test
    void shouldReadTheFileInTheWorkingFolder() throws IOException {
        Files.writeString(folder.resolve(".env"), "PORT=70000\n");

        assertThat(commands(Map.of()).dev(false)).isEqualTo(2);
        assertThat(terminal.err()).contains("PORT: must be a whole number from 0 to 65535, not \"70000\"");
    }

    @Test
    void shouldSayWhenTheFileCannotBeRead() throws IOException {
        Files.writeString(folder.resolve(".env"), "hush\n");

        assertThat(commands(Map.of()).migrate(false, false)).isEqualTo(2);
        assertThat(terminal.err()).contains(".env, line 1").doesNotContain("hush");
    }

    @Test
    void shouldWarnOfNamesThatNobodyReads() {
        commands(Map.of("DEN_DATADIR", "x")).migrate(false, false);

        assertThat(terminal.err()).contains("did you mean DEN_DATA_DIR?");
    }

    @Test
    void shouldSayInASentenceThatTheDatabaseIsAway() {
        assertThat(commands(Map.of("DATABASE_URL", "mysql://den:hush@127.0.0.1:1/den"))
                        .migrate(false, false))
                .isEqualTo(1);

        assertThat(terminal.err())
                .contains("cannot be reached")
                .doesNotContain("hush")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldWantAllThatItNeedsToRunWorkers() {
        Map<String, String> environment = Map.of(
                "DATABASE_URL", "mysql://den:den@127.0.0.1:1/den",
                "BETTER_AUTH_SECRET", "0123456789abcdef0123456789abcdef",
                "BETTER_AUTH_URL", "http://localhost:8788",
                "PROVISIONER_MODE", "render",
                "RENDER_API_KEY", "k",
                "RENDER_WORKER_PUBLIC_DOMAIN_SUFFIX", "workers.example.com");

        assertThat(commands(environment).serve(false)).isEqualTo(2);
        assertThat(terminal.err()).contains("RENDER_OWNER_ID", "PROVISIONER_MODE=render", "VERCEL_TOKEN");
    }

    @Test
    void shouldTellAnUnknownCommandFromAKnownOne() {
        assertThat(Arguments.run(commands(Map.of()), "bogus")).isEqualTo(2);
        assertThat(Arguments.run(commands(Map.of()), "serve", "--bogus")).isEqualTo(2);
        assertThat(Arguments.run(commands(Map.of()), "--version")).isZero();
        assertThat(Arguments.run(commands(Map.of()), "serve", "--help")).isZero();
        assertThat(Arguments.run(commands(Map.of()), "migrate")).isEqualTo(2);
    }

    private Commands commands(Map<String, String> environment) {
        return terminal.commands(folder, environment);
    }
}
