package software.openwork.den.app.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.openwork.den.gate.Needed;

/** The alert rules and the dashboard: rules are run by Prometheus' own tool, and so is what the panels ask. */
class ObservabilityFilesTest {

    private static final Path FILES = Path.of("").toAbsolutePath().getParent().resolve("packaging/observability");

    @TempDir
    private Path folder;

    @Test
    void shouldHaveRulesThatPrometheusTakes() throws Exception {
        assertThat(promtool("check", "rules", "den.rules.yml")).contains("SUCCESS");
    }

    @Test
    void shouldRaiseTheAlertsWhenTheyAreDue() throws Exception {
        assertThat(promtool("test", "rules", "den.rules.test.yml")).contains("SUCCESS");
    }

    /** As a rule for each panel: promtool reads expressions only there. */
    @Test
    void shouldAskNothingInTheDashboardThatPrometheusDoesNotUnderstand() throws Exception {
        List<String> questions = questions();
        StringBuilder rules = new StringBuilder("groups:\n- name: dashboard\n  rules:\n");
        for (int i = 0; i < questions.size(); i++) {
            rules.append("  - record: panel:")
                    .append(i)
                    .append("\n    expr: |\n      ")
                    .append(questions.get(i).replace("$__rate_interval", "5m").replace("$instance", ".*"))
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("dashboard.yml"), rules);

        assertThat(questions).hasSizeGreaterThan(15);
        assertThat(promtool("check", "rules", file.toString())).contains("SUCCESS");
    }

    private static List<String> questions() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(Files.readString(FILES.resolve("grafana-dashboard.json")));
        return dashboard.findValuesAsText("expr");
    }

    private static String promtool(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(Needed.program("promtool").toString());
        builder.command().addAll(List.of(arguments));
        Process process =
                builder.directory(FILES.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
