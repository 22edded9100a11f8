package software.openwork.den.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.openwork.den.mysql.ReplacedService;
import software.openwork.den.mysql.TestDatabase;
import software.openwork.den.simulator.oauth.OAuthSimulator;
import software.openwork.den.simulator.vendor.Fault;
import software.openwork.den.simulator.vendor.Operation;
import software.openwork.den.simulator.vendor.PolarSimulator;
import software.openwork.den.simulator.vendor.RenderSimulator;
import software.openwork.den.simulator.vendor.VercelSimulator;

/** {@code den doctor}, as it is typed, against stand-ins of everybody. */
class DoctorCommandTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final TestDatabase FOREIGN = TestDatabase.fresh();
    private static final String HUSH = "hush";
    private static final String PRODUCT = "11111111-1111-4111-8111-111111111111";
    private static final String BENEFIT = "22222222-2222-4222-8222-222222222222";

    private static RenderSimulator render;
    private static VercelSimulator vercel;
    private static PolarSimulator polar;
    private static OAuthSimulator providers;

    @TempDir
    private static Path folder;

    private final Terminal terminal = new Terminal();

    @BeforeAll
    static void start() {
        render = RenderSimulator.start("rnd_" + HUSH, "tea-1");
        vercel = VercelSimulator.start("vercel_" + HUSH, "people.test", "team_1", "people");
        polar = PolarSimulator.start("polar_oat_" + HUSH, PRODUCT, BENEFIT);
        providers = OAuthSimulator.start();
        providers.github().register("github-id", "github-" + HUSH);
        providers.google().register("google-id", "google-" + HUSH);
        assertThat(new DoctorCommandTest().den(healthy(), "migrate")).isZero();
        new ReplacedService(FOREIGN.url()).run("create table somebody_elses (id int primary key)");
    }

    @AfterAll
    static void stop() {
        render.close();
        vercel.close();
        polar.close();
        providers.close();
    }

    @Test
    void shouldFindNothingWhereNothingIsWrong() {
        assertThat(den(healthy(), "doctor")).as(terminal.out()).isZero();

        assertThat(terminal.out())
                .contains("Nothing must be put right.")
                .containsPattern("ok +render +the key opens the workspace")
                .containsPattern("ok +polar +the product Den Cloud is on sale and gives the benefit")
                .containsPattern("ok +vercel +the token reads the zone people.test")
                .containsPattern("ok +database +reached, and its tables are up to date")
                .contains(
                        "http://localhost:8788/api/auth/callback/github",
                        "http://localhost:8788/api/auth/callback/google")
                .containsPattern("ok +clock +agrees with polar, render, the database, vercel")
                .doesNotContain(HUSH, "failed", "warning");
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake("BETTER_AUTH_SECRET", "configuration", Map.of("BETTER_AUTH_SECRET", "short-hush")),
                new Mistake("GITHUB_CLIENT_SECRET", "configuration", Map.of("GITHUB_CLIENT_SECRET", "")),
                new Mistake("DATABASE_URL", "database", Map.of("DATABASE_URL", "mysql://den:hush@127.0.0.1:1/den")),
                new Mistake("DATABASE_URL", "database", Map.of("DATABASE_URL", FOREIGN.url())),
                new Mistake("RENDER_API_KEY", "render", Map.of("RENDER_API_KEY", "rnd_hush_old")),
                new Mistake("RENDER_OWNER_ID", "render", Map.of("RENDER_OWNER_ID", "tea-2")),
                new Mistake("RENDER_WORKER_REGION", "render", Map.of("RENDER_WORKER_REGION", "mars")),
                new Mistake("RENDER_API_BASE", "render", Map.of("RENDER_API_BASE", "http://127.0.0.1:1/v1")),
                new Mistake("VERCEL_TOKEN", "vercel", Map.of("VERCEL_TOKEN", "vercel_hush_old")),
                new Mistake("VERCEL_TEAM_ID", "vercel", Map.of("VERCEL_TEAM_ID", "team_2")),
                new Mistake(
                        "VERCEL_DNS_DOMAIN",
                        "vercel",
                        Map.of(
                                "VERCEL_DNS_DOMAIN", "other.test",
                                "RENDER_WORKER_PUBLIC_DOMAIN_SUFFIX", "workers.other.test")),
                new Mistake("POLAR_ACCESS_TOKEN", "polar", Map.of("POLAR_ACCESS_TOKEN", "polar_oat_hush_old")),
                new Mistake("POLAR_PRODUCT_ID", "polar", Map.of("POLAR_PRODUCT_ID", BENEFIT)),
                new Mistake("POLAR_BENEFIT_ID", "polar", Map.of("POLAR_BENEFIT_ID", PRODUCT)),
                new Mistake("GITHUB_CLIENT_SECRET", "github", Map.of("GITHUB_CLIENT_SECRET", "hush-old")),
                new Mistake("GOOGLE_CLIENT_ID", "google", Map.of("GOOGLE_CLIENT_ID", "somebody-else")),
                new Mistake("BETTER_AUTH_URL", "google", Map.of("BETTER_AUTH_URL", "http://den.example.com")),
                new Mistake(
                        "DEN_GOOGLE_TOKEN_URL", "google", Map.of("DEN_GOOGLE_TOKEN_URL", "http://127.0.0.1:1/token")));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void shouldNameTheSettingOfAMistake(Mistake mistake) {
        Map<String, String> environment = new HashMap<>(healthy());
        environment.putAll(mistake.settings());

        assertThat(den(environment, "doctor")).as(terminal.out()).isEqualTo(1);

        assertThat(terminal.out().lines().filter(line -> line.startsWith("failed")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .matches("failed +" + mistake.check() + " .*")
                        .contains(mistake.variable()))
                .noneMatch(line -> line.contains(HUSH));
    }

    @Test
    void shouldFindAllMistakesAtOnce() {
        Map<String, String> environment = new HashMap<>(healthy());
        environment.putAll(Map.of(
                "PORT", "x",
                "RENDER_API_KEY", "rnd_old",
                "RENDER_WORKER_REGION", "mars",
                "VERCEL_TOKEN", "vercel_old",
                "GITHUB_CLIENT_SECRET", "old",
                "DATABASE_URL", "mysql://den:den@127.0.0.1:1/den"));

        assertThat(den(environment, "doctor", "--json")).isEqualTo(1);

        assertThat(terminal.out())
                .contains("\"healthy\" : false")
                .contains(
                        "\"PORT\"",
                        "\"RENDER_API_KEY\"",
                        "\"RENDER_WORKER_REGION\"",
                        "\"VERCEL_TOKEN\"",
                        "\"GITHUB_CLIENT_SECRET\"",
                        "\"DATABASE_URL\"");
    }

    @Test
    void shouldSayThatTheDatabaseWillBeBroughtUpToDate() {
        Map<String, String> environment = new HashMap<>(healthy());
        environment.put("DATABASE_URL", TestDatabase.fresh().url());

        assertThat(den(environment, "doctor")).isZero();

        assertThat(terminal.out())
                .containsPattern("warning +database +reached; den serve or den migrate will run migration");
    }

    @Test
    void shouldNotCallAnOutageAMistake() {
        render.next(Operation.GET_OWNER, Fault.status(503), Fault.status(503), Fault.status(503));

        assertThat(den(healthy(), "doctor")).isEqualTo(1);

        assertThat(terminal.out())
                .containsPattern("failed +render .*could not be looked at: GET /owners/tea-1: HTTP 503");
    }

    record Mistake(String variable, String check, Map<String, String> settings) {}

    private static Map<String, String> healthy() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "DATABASE_URL", DATABASE.url(),
                "BETTER_AUTH_SECRET", "0123456789abcdef-hush-0123456789",
                "BETTER_AUTH_URL", "http://localhost:8788",
                "PROVISIONER_MODE", "render",
                "RENDER_API_BASE", render.apiBase().toString(),
                "RENDER_API_KEY", "rnd_" + HUSH,
                "RENDER_OWNER_ID", "tea-1",
                "RENDER_WORKER_PUBLIC_DOMAIN_SUFFIX", "workers.people.test"));
        environment.putAll(Map.of(
                "VERCEL_API_BASE",
                vercel.apiBase().toString(),
                "VERCEL_TOKEN",
                "vercel_" + HUSH,
                "VERCEL_TEAM_ID",
                "team_1",
                "VERCEL_DNS_DOMAIN",
                "people.test",
                "GITHUB_CLIENT_ID",
                "github-id",
                "GITHUB_CLIENT_SECRET",
                "github-" + HUSH,
                "DEN_GITHUB_TOKEN_URL",
                providers.github().tokenUrl(),
                "GOOGLE_CLIENT_ID",
                "google-id",
                "GOOGLE_CLIENT_SECRET",
                "google-" + HUSH,
                "DEN_GOOGLE_TOKEN_URL",
                providers.google().tokenUrl()));
        environment.putAll(Map.of(
                "POLAR_FEATURE_GATE_ENABLED",
                "true",
                "POLAR_API_BASE",
                polar.apiBase().toString(),
                "POLAR_ACCESS_TOKEN",
                "polar_oat_" + HUSH,
                "POLAR_PRODUCT_ID",
                PRODUCT,
                "POLAR_BENEFIT_ID",
                BENEFIT,
                "POLAR_SUCCESS_URL",
                "http://localhost:8788/paid",
                "POLAR_RETURN_URL",
                "http://localhost:8788/"));
        return environment;
    }

    private int den(Map<String, String> environment, String... arguments) {
        return terminal.run(folder, environment, arguments);
    }
}
