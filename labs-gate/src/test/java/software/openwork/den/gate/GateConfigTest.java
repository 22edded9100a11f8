package software.openwork.den.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateConfigTest {

    private static GateConfig.Reading read(String... settings) {
        return GateConfig.read(TestGate.environment(1, settings), GateConfig.Use.PROXY);
    }

    private static List<String> problems(String... settings) {
        return read(settings) instanceof GateConfig.Reading.Invalid invalid ? invalid.problems() : List.of();
    }

    @ParameterizedTest
    @CsvSource({
        "OPENWORK_LABS_ACCESS_COOKIE_NAME, a b",
        "OPENWORK_LABS_ACCESS_COOKIE_NAME, a;b",
        "OPENWORK_LABS_ACCESS_LOGIN_PATH, labs",
        "OPENWORK_LABS_ACCESS_LOGIN_PATH, /",
        "OPENWORK_LABS_ACCESS_LOGIN_PATH, /health",
        "OPENWORK_LABS_ACCESS_LOGIN_PATH, /w/1/health",
        "OPENWORK_LABS_ACCESS_LOGIN_PATH, /a/../b",
        "OPENWORK_LABS_ACCESS_LOGIN_PATH, /a%2fb",
        "OPENWORK_LABS_ACCESS_QUERY_PARAM, a&b",
        "OPENWORK_LABS_ACCESS_COOKIE_MAX_AGE_SECONDS, 0",
        "OPENWORK_LABS_ACCESS_COOKIE_MAX_AGE_SECONDS, -1",
        "OPENWORK_LABS_ACCESS_COOKIE_MAX_AGE_SECONDS, 12h",
        "OPENWORK_LOG_FORMAT, xml",
        "OPENWORK_LOG_REQUESTS, yes",
        "OPENWORK_LABS_MODE, open",
        "OPENWORK_LABS_PORT, 65536",
        "OPENWORK_LABS_UPSTREAM, host:80",
        "OPENWORK_LABS_UPSTREAM, http://host/path",
        "OPENWORK_LABS_UPSTREAM, ' '",
        "OPENWORK_LABS_PUBLIC_URL, labs.example.com",
        "OPENWORK_LABS_TRUSTED_PROXIES, 10.0.0.0/33",
        "OPENWORK_LABS_ACCESS_TOKEN, client-of-the-host-1234",
        "OPENWORK_LABS_ACCESS_TOKEN, owner-of-the-host-1234",
        "OPENWORK_LABS_ACCESS_TOKEN_PREVIOUS, owner-of-the-host-1234",
        "OPENWORK_LABS_ACCESS_TOKEN, tökén-with-umlauts",
        "OPENWORK_LABS_ACCESS_TOKEN_FILE, /nowhere/at/all"
    })
    void shouldRefuseToStart(String name, String value) {
        assertThat(problems(name, value)).singleElement().asString().startsWith(name);
    }

    @Test
    void shouldNameAllProblemsAtOnceAndNoToken() {
        List<String> problems =
                problems("OPENWORK_LABS_PORT", "x", "OPENWORK_LABS_MODE", "x", "OPENWORK_LABS_ACCESS_TOKEN", "sécret");

        assertThat(problems).hasSize(3).noneMatch(problem -> problem.contains("cret"));
    }

    @Test
    void shouldWarnOfWhatIsUnwise() {
        assertThat(read("OPENWORK_LABS_ACCESS_TOKEN", "short", "OPENWORK_TOKEN", "", "OPENWORK_HOST_TOKEN", " ")
                        .warnings())
                .hasSize(3)
                .anyMatch(warning -> warning.contains("shorter than 16"))
                .anyMatch(warning -> warning.startsWith("OPENWORK_TOKEN"))
                .anyMatch(warning -> warning.startsWith("OPENWORK_HOST_TOKEN"));
    }

    @Test
    void shouldCutTheLifeOfCookies() {
        GateConfig.Reading reading = read("OPENWORK_LABS_ACCESS_COOKIE_MAX_AGE_SECONDS", "9999999");

        assertThat(reading.warnings()).anyMatch(warning -> warning.contains("cut to 2592000"));
        assertThat(((GateConfig.Reading.Valid) reading).config().cookie().maxAge())
                .isEqualTo(Duration.ofDays(30));
    }

    @Test
    void shouldHaveTheDefaultsOfTheTable() {
        GateConfig config = TestGate.config(Map.of("OPENWORK_LABS_UPSTREAM", "http://host"));

        assertThat(config.enabled()).isFalse();
        assertThat(config.cookie()).isEqualTo(new GateConfig.Cookie("openwork_labs_access", Duration.ofHours(12)));
        assertThat(config.paths()).isEqualTo(new GateConfig.Paths("/labs-access", "labs_access_token"));
        assertThat(config.log()).isEqualTo(new GateConfig.Log(false, true));
    }

    @Test
    void shouldReadTheFileOfTokensStrictly(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("tokens");
        for (String text : List.of(
                "ada",
                "ada short",
                "ada token-of-ada tomorrow",
                "ada token-of-ada\nada token-of-eve",
                "ada token-of-ada\neve token-of-ada",
                "previous token-of-ada",
                "ada client-of-the-host-1234",
                "ada " + TestGate.TOKEN)) {
            Files.writeString(file, text);
            assertThat(problems("OPENWORK_LABS_ACCESS_TOKEN_FILE", file.toString()))
                    .as(text)
                    .singleElement()
                    .asString()
                    .doesNotContain("token-of-");
        }
    }
}
