package software.openwork.den.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code .github/workflows/deploy-den.yml} and the guide, beside what the command reads. */
class WorkflowTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern GIVEN = Pattern.compile("(\\w+): \\$\\{\\{ (secrets|vars)\\.(\\w+) }}");

    private static String workflow = "";

    @BeforeAll
    static void read() throws IOException {
        workflow = Files.readString(ROOT.resolve(".github/workflows/deploy-den.yml"));
    }

    @Test
    void shouldGiveTheCommandAllThatItReads() {
        assertThat(given().map(match -> match.group(1)))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("RENDER_DEN_CONTROL_PLANE_SERVICE_ID"),
                                Setting.ALL.stream().map(Setting::source))
                        .toList());
        assertThat(given()).allSatisfy(match -> assertThat(match.group(3)).isEqualTo(match.group(1)));
    }

    @Test
    void shouldTakeSecretsFromSecrets() {
        List<String> secrets = Setting.ALL.stream()
                .filter(Setting::secret)
                .map(Setting::source)
                .toList();

        assertThat(given().filter(match -> match.group(2).equals("secrets")).map(match -> match.group(1)))
                .containsAll(secrets);
    }

    @Test
    void shouldRunOnEveryPushToDevThatTouchesTheServiceAndByHand() {
        assertThat(workflow)
                .contains("branches: [dev]", "workflow_dispatch:", "./den deploy", "--commit \"$GITHUB_SHA\"")
                .contains("- \"den-*/**\"", "- \"pom.xml\"", "- \"Dockerfile\"");
    }

    @Test
    void shouldBeExplainedInFull() throws IOException {
        String guide = Files.readString(ROOT.resolve("docs/deploying.md"));

        assertThat(Setting.ALL)
                .allSatisfy(setting -> assertThat(guide.lines())
                        .anyMatch(line -> line.contains("`" + setting.source() + "`")
                                && line.contains("`" + setting.target() + "`")
                                && (setting.fallback() == null || line.contains("`" + setting.fallback() + "`"))));
    }

    private static Stream<MatchResult> given() {
        return GIVEN.matcher(workflow).results();
    }
}
