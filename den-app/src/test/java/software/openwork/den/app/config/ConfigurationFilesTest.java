package software.openwork.den.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.openwork.den.gate.GateConfig;

/**
 * The files about configuration say what the code does. After a change:
 * {@code mvn -pl den-app -am test -Dtest=ConfigurationFilesTest -Dconfiguration.write=true}.
 */
class ConfigurationFilesTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @Test
    void shouldKeepTheExampleUpToDate() throws IOException {
        check(ROOT.resolve(".env.example"), example());
    }

    @Test
    void shouldKeepTheTableUpToDate() throws IOException {
        check(ROOT.resolve("docs/configuration.md"), table());
    }

    @Test
    void shouldHaveAnExampleThatChangesNothing() throws IOException {
        assertThat(example().lines()).allMatch(line -> line.isEmpty() || line.startsWith("#"));
    }

    private static void check(Path file, String wanted) throws IOException {
        if (Boolean.getBoolean("configuration.write")) {
            Files.writeString(file, wanted);
        }
        assertThat(file).hasContent(wanted);
    }

    private static String example() {
        return """
                # Settings of Den. Copy this file to .env in the folder in which Den is started, and take the # off where
                # a value shall differ. Variables of the environment win over the file; a blank value counts as none.
                # Quote values that hold a #.
                """
                + Variables.SECTIONS.stream()
                        .map(ConfigurationFilesTest::example)
                        .collect(Collectors.joining())
                + "\n## Labs gate\n"
                + GateConfig.VARIABLES.stream()
                        .map(variable -> "\n# " + plain(variable.purpose())
                                + (variable.fallback().isEmpty() ? "\n# Unset: " + plain(variable.unset()) + "." : "")
                                + "\n#" + variable.name() + "=" + variable.fallback() + "\n")
                        .collect(Collectors.joining());
    }

    private static String example(Section section) {
        return "\n## " + section.title() + "\n"
                + section.variables().stream()
                        .map(variable -> "\n# " + plain(variable.purpose())
                                + (variable.fallback() == null ? "\n# Unset: " + plain(variable.unset()) + "." : "")
                                + "\n#" + variable.name() + "="
                                + (variable.fallback() == null ? "" : variable.fallback()) + "\n")
                        .collect(Collectors.joining());
    }

    private static String table() {
        return """
                # Configuration

                Read from the environment and, below it, from an optional `.env` in the working folder \
                ([`.env.example`](../.env.example) holds all of it). A blank value counts as none. Every problem is \
                reported at start-up, all of them at once. Times are in milliseconds.
                """
                + Variables.SECTIONS.stream()
                        .map(section ->
                                "\n## " + section.title() + "\n\n| variable | default | what it does |\n|---|---|---|\n"
                                        + section.variables().stream()
                                                .map(variable -> "| `" + variable.name() + "` | " + variable.unset()
                                                        + " | " + variable.purpose() + " |\n")
                                                .collect(Collectors.joining()))
                        .collect(Collectors.joining())
                + """

                ## Labs gate

                For `den gate`, the program `labs-gate`, and Den itself with `DEN_LABS_GATE=true`; \
                [labs-gate.md](labs-gate.md) is the guide. Times are in seconds here.

                | variable | default | what it does |
                |---|---|---|
                """
                + GateConfig.VARIABLES.stream()
                        .map(variable -> "| `" + variable.name() + "` | " + variable.unset() + " | "
                                + variable.purpose() + " |\n")
                        .collect(Collectors.joining());
    }

    private static String plain(String markdown) {
        return markdown.replace("`", "");
    }
}
