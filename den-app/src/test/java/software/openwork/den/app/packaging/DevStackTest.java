package software.openwork.den.app.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.openwork.den.gate.Needed;

/** {@code packaging/docker/den-dev-up.sh}, with stand-ins of docker and curl that write down what they are asked. */
@DisabledOnOs(OS.WINDOWS)
class DevStackTest {

    private static final Path DOCKER = Path.of("").toAbsolutePath().getParent().resolve("packaging/docker");
    private static final String SECRET = "a secret of at least 32 characters $HOME";

    @TempDir
    private Path folder;

    /** The script keeps its files beside itself: each test has a copy. */
    private Path script;

    private record Run(int status, String output, String errors) {}

    @BeforeEach
    void copy() throws IOException {
        Path packaging = Files.createDirectories(folder.resolve("den/packaging/docker"));
        script = Files.copy(DOCKER.resolve("den-dev-up.sh"), packaging.resolve("den-dev-up.sh"));
        Files.copy(DOCKER.resolve("compose.yaml"), packaging.resolve("compose.yaml"));
        standIn("docker", """
                echo "docker $*" >>"$LOG/docker"
                case $* in *' up '*)
                  env | grep -E '^DEN_' | sort >"$LOG/environment"
                  exit "${UP_STATUS:-0}" ;;
                esac
                """);
        // Den needs a moment: the first two askers get no answer.
        standIn("curl", """
                echo "curl $*" >>"$LOG/curl"
                [ "$(wc -l <"$LOG/curl")" -gt "${SILENT:-2}" ]
                """);
    }

    @Test
    void shouldStartEverythingOnPortsOfItsOwnAndSayWhereItIs() throws Exception {
        Run run = up(Map.of());

        assertThat(run.status()).as(run.errors()).isZero();
        Map<String, String> settings = settings(run);
        String api = settings.get("DEN_API_PORT");
        String web = settings.get("DEN_WEB_PORT");
        assertThat(api).matches("[0-9]{5}").isNotEqualTo(web);
        assertThat(run.output())
                .contains("Web app   http://localhost:" + web + "\n", "API       http://localhost:" + api + "\n")
                .contains("Health    http://localhost:" + api + "/health\n");
        assertThat(settings)
                .containsEntry("DEN_API_URL", "http://localhost:" + api)
                .containsEntry("DEN_WEB_URL", "http://localhost:" + web)
                .containsEntry("DEN_BETTER_AUTH_URL", "http://localhost:" + web)
                .containsEntry(
                        "DEN_CORS_ORIGINS",
                        "http://localhost:" + web + ",http://localhost:" + api + ",http://127.0.0.1:" + web
                                + ",http://127.0.0.1:" + api)
                .containsEntry("DEN_BETTER_AUTH_TRUSTED_ORIGINS", settings.get("DEN_CORS_ORIGINS"))
                .containsEntry("DEN_PROVISIONER_MODE", "stub")
                .containsEntry("DEN_WORKER_URL_TEMPLATE", "https://workers.local/{workerId}");
        assertThat(settings.get("DEN_BETTER_AUTH_SECRET")).matches("[0-9a-f]{64}");
        assertThat(log("curl")).contains("http://127.0.0.1:" + api + "/health", "http://127.0.0.1:" + web + "/");
        assertThat(log("environment").lines())
                .containsAll(settings.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .toList());
    }

    @Test
    void shouldPrintTheVeryLineThatStopsIt() throws Exception {
        Run run = up(Map.of());

        String stop = run.output().lines().toList().getLast().strip();
        String start = log("docker")
                .lines()
                .filter(line -> line.contains(" up "))
                .findFirst()
                .orElseThrow();
        assertThat(stop).startsWith("docker compose --project-name den-dev-").endsWith(" down --volumes");
        assertThat(start).isEqualTo(stop.replace(" down --volumes", " up --detach --build"));
    }

    @Test
    void shouldKeepItsSettingsToTheOwner() throws Exception {
        Path file = settingsFile(up(Map.of()));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldTakeWhatIsSet() throws Exception {
        Map<String, String> wanted = Map.of(
                "DEN_API_PORT", "21001",
                "DEN_WEB_PORT", "21002",
                "DEN_PUBLIC_HOST", "den.lan",
                "DEN_BETTER_AUTH_SECRET", SECRET,
                "DEN_BETTER_AUTH_URL", "https://den.example",
                "DEN_BETTER_AUTH_TRUSTED_ORIGINS", "https://one.example",
                "DEN_CORS_ORIGINS", "https://two.example",
                "DEN_PROVISIONER_MODE", "render",
                "DEN_WORKER_URL_TEMPLATE", "https://{workerId}.example");

        Run run = up(wanted);

        assertThat(settings(run)).containsAllEntriesOf(wanted);
        assertThat(log("environment").lines()).contains("DEN_BETTER_AUTH_SECRET=" + SECRET, "DEN_API_PORT=21001");
        assertThat(run.output())
                .contains("http://den.lan:21002", "http://den.lan:21001")
                .doesNotContain(SECRET);
        assertThat(run.errors()).doesNotContain(SECRET);
    }

    @Test
    void shouldTakeAPublicHostIntoItsOrigins() throws Exception {
        assertThat(settings(up(Map.of("DEN_PUBLIC_HOST", "den.lan", "DEN_API_PORT", "21001", "DEN_WEB_PORT", "21002"))))
                .containsEntry("DEN_BETTER_AUTH_URL", "http://den.lan:21002")
                .containsEntry(
                        "DEN_CORS_ORIGINS",
                        "http://den.lan:21002,http://den.lan:21001,http://localhost:21002,http://localhost:21001,"
                                + "http://127.0.0.1:21002,http://127.0.0.1:21001");
    }

    @Test
    void shouldLookForAPortThatIsFree() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String free = settings(up(Map.of("DEN_WEB_PORT", Integer.toString(taken.getLocalPort()))))
                    .get("DEN_API_PORT");

            assertThat(free).isNotEqualTo(Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void shouldGiveUpAndSayHowToCleanUpWhenNobodyAnswers() throws Exception {
        Run run = up(Map.of("SILENT", "1000000", "DEN_DEV_TIMEOUT", "1"));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.errors()).contains("did not answer within 1 s", "down --volumes");
        assertThat(log("docker")).contains(" logs --tail 50");
        assertThat(run.output()).isEmpty();
    }

    @Test
    void shouldSayThatComposeFailed() throws Exception {
        Run run = up(Map.of("UP_STATUS", "17"));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.errors()).contains("compose failed", "down --volumes");
    }

    @Test
    void shouldRefuseWhatCannotBeRight() throws Exception {
        assertThat(up(Map.of("DEN_API_PORT", "http")).errors()).contains("DEN_API_PORT must be a port, not \"http\"");
        assertThat(up(Map.of("DEN_WEB_PORT", "70000")).errors()).contains("DEN_WEB_PORT must be a port");
        assertThat(up(Map.of("DEN_API_PORT", "21001", "DEN_WEB_PORT", "21001")).errors())
                .contains("must differ");
        assertThat(up(Map.of("DEN_BETTER_AUTH_SECRET", "short")).errors()).contains("at least 32 characters");
        assertThat(up(Map.of("DEN_CORS_ORIGINS", "it's")).errors())
                .contains("_ORIGINS must hold neither a quote nor a line break");
        assertThat(up(Map.of("DEN_DEV_PROJECT", "Den Dev")).errors()).contains("DEN_DEV_PROJECT must be");
        assertThat(folder.resolve("log/environment")).doesNotExist();
    }

    @Test
    void shouldHaveAComposeFileThatComposeTakes() throws Exception {
        Path compose = Needed.program("docker-compose");
        Path file = settingsFile(up(Map.of("DEN_BETTER_AUTH_SECRET", SECRET)));

        Run run = run(
                Map.of(),
                compose.toString(),
                "--env-file",
                file.toString(),
                "--file",
                script.resolveSibling("compose.yaml").toString(),
                "config");

        assertThat(run.status()).as(run.errors()).isZero();
        assertThat(run.output())
                .contains("read_only: true", "WORKER_URL_TEMPLATE: https://workers.local/{workerId}")
                // $$ is how compose writes a dollar sign
                .contains("a secret of at least 32 characters $$HOME");
    }

    private Run up(Map<String, String> environment) throws IOException, InterruptedException {
        return run(environment, "bash", script.toString());
    }

    private Run run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        Path log = Files.createDirectories(folder.resolve("log"));
        Path out = log.resolve("out");
        Path err = log.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().put("PATH", folder.resolve("bin") + ":/usr/local/bin:/usr/bin:/bin");
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("LOG", log.toString());
        builder.environment().putAll(environment);
        int status = builder.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Run(status, Files.readString(out), Files.readString(err));
    }

    private static Path settingsFile(Run run) {
        Matcher file = Pattern.compile("Settings +(\\S+)").matcher(run.output());
        assertThat(file.find()).as(run.output() + run.errors()).isTrue();
        return Path.of(file.group(1));
    }

    private static Map<String, String> settings(Run run) throws IOException {
        return new HashMap<>(Files.readAllLines(settingsFile(run), StandardCharsets.UTF_8).stream()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(
                        sides -> sides[0],
                        sides -> Arrays.stream(sides)
                                .skip(1)
                                .findFirst()
                                .orElse("")
                                .replaceAll("^'|'$", ""))));
    }

    private String log(String name) throws IOException {
        return Files.readString(folder.resolve("log").resolve(name));
    }

    private void standIn(String name, String body) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path program = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + body);
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }
}
