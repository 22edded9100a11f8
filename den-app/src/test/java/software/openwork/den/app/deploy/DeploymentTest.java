package software.openwork.den.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.openwork.den.app.config.Problem;
import software.openwork.den.domain.deploy.HostFailureException;
import software.openwork.den.simulator.vendor.Fault;
import software.openwork.den.simulator.vendor.Operation;
import software.openwork.den.simulator.vendor.RenderSimulator;
import software.openwork.den.simulator.vendor.SeenCall;

/** Deploys to a stand-in of Render. */
class DeploymentTest {

    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Pace PATIENT = new Pace(LOOK, LONG, LONG, LONG);

    private final RenderSimulator render = RenderSimulator.start("rnd_hush", "tea-1");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private RenderSimulator.Service service = given(Map.of());

    private RenderSimulator.Service given(Map<String, String> environment) {
        service = render.given("den", environment);
        return service;
    }

    @BeforeEach
    void allowMuch() {
        List.of("service", "write", "read").forEach(bucket -> render.limit(bucket, 10_000));
    }

    @AfterEach
    void stop() {
        render.close();
    }

    @Nested
    class Success {

        @Test
        void shouldSetTheEnvironmentDeployAndWaitForTheNewVersion() throws InterruptedException {
            given(Map.of("PORT", "10000", "SOMEBODY_ELSES", "hush-too", "CORS_ORIGINS", "https://old.example"));

            run(wish(COMMIT), PATIENT, Map.of());

            assertThat(environment())
                    .containsEntry("DATABASE_URL", "mysql://den:hush@db.example/den")
                    .containsEntry("BETTER_AUTH_SECRET", "0123456789abcdef-hush-0123456789")
                    .containsEntry("PORT", "10000")
                    .containsEntry("SOMEBODY_ELSES", "hush-too");
            assertThat(text())
                    .contains("  + DATABASE_URL=***\n", "  + RENDER_WORKER_PLAN=standard\n")
                    .containsPattern("  ~ CORS_ORIGINS=https://app.* \\(was https://old.example\\)")
                    .contains("    SOMEBODY_ELSES is kept (--prune removes it)\n", ": live\n")
                    .contains("/health answers as version 0.0.0+0123456789ab")
                    .doesNotContain("hush");
        }

        @Test
        void shouldFollowADeployThatIsQueuedWithoutAnIdentifier() throws InterruptedException {
            render.queueDeploys(true);

            run(wish(COMMIT), PATIENT, Map.of());

            assertThat(text()).contains("waiting for it to show", ": live\n", "+0123456789ab");
        }

        @Test
        void shouldFindADeployWhoseAnswerWasLostAndStartNoOther() throws InterruptedException {
            render.next(Operation.CREATE_DEPLOY, new Fault.LoseAnswer());

            run(wish(COMMIT), PATIENT, Map.of());

            assertThat(text()).contains(": live\n");
            assertThat(asked(Operation.CREATE_DEPLOY)).hasSize(1);
        }

        @Test
        void shouldOutlastAnOutageWhileItWaits() throws InterruptedException {
            render.next(
                    Operation.GET_DEPLOY, Fault.status(503), Fault.status(503), Fault.status(503), Fault.status(503));

            run(wish(COMMIT), PATIENT, Map.of());

            assertThat(text()).contains(": live\n");
        }

        @Test
        void shouldWriteNothingThatIsThereAlready() throws InterruptedException {
            run(wish(COMMIT), PATIENT, Map.of());
            run(wish(COMMIT), PATIENT, Map.of());

            assertThat(asked(Operation.REPLACE_ENV)).hasSize(1);
            assertThat(text()).contains("Environment: nothing to change");
        }

        @Test
        void shouldKeepVariablesOfEveryPage() throws InterruptedException {
            Map<String, String> many = new HashMap<>();
            for (int i = 0; i < 230; i++) {
                many.put("OTHER_" + i, "value " + i);
            }
            given(many);

            run(wish(COMMIT), PATIENT, Map.of());

            assertThat(environment()).containsAllEntriesOf(many);
        }

        @Test
        void shouldPruneOnlyWhenAskedTo() throws InterruptedException {
            given(Map.of("SOMEBODY_ELSES", "hush", "RENDER_WORKER_OPENWORK_VERSION", "0.11.113"));

            run(new DeployWish(false, true, COMMIT, null, null, null), PATIENT, Map.of());

            assertThat(environment())
                    .doesNotContainKeys("SOMEBODY_ELSES", "RENDER_WORKER_OPENWORK_VERSION")
                    .containsKey("DATABASE_URL");
            assertThat(text()).contains("  - SOMEBODY_ELSES\n").doesNotContain("hush");
        }

        @Test
        void shouldChangeNothingInADryRun() throws InterruptedException {
            run(new DeployWish(true, true, COMMIT, null, null, null), PATIENT, Map.of());

            assertThat(render.calls()).extracting(SeenCall::method).containsOnly("GET");
            assertThat(text()).contains("  + DATABASE_URL=***\n", "Nothing was changed.");
        }
    }

    @Nested
    class Failure {

        @Test
        void shouldTellHowADeployFailed() {
            render.deploysEnd("pre_deploy_failed");

            assertThat(failure(wish(COMMIT), PATIENT, Map.of())).containsPattern("dep-.* ended as pre_deploy_failed");
        }

        @Test
        void shouldNotWaitForADeployForEver() {
            render.deploysTake(1_000_000);

            assertThat(failure(wish(COMMIT), new Pace(LOOK, LONG, SHORT, LONG), Map.of()))
                    .contains("was still ", "after 0 s");
        }

        @Test
        void shouldNotWaitForAQueuedDeployForEver() {
            render.always(Operation.CREATE_DEPLOY, new Fault.Answer(202, Map.of(), ""));

            assertThat(failure(wish(COMMIT), new Pace(LOOK, SHORT, LONG, LONG), Map.of()))
                    .contains("no deploy showed");
        }

        @Test
        void shouldTellThatTheOldVersionStillAnswers() {
            DeployWish wish = new DeployWish(false, false, COMMIT, null, "9.9.9", null);

            assertThat(failure(wish, new Pace(LOOK, LONG, LONG, SHORT), Map.of()))
                    .contains("did not answer as 9.9.9", "HTTP 200, 0.0.0+0123456789ab");
        }

        @Test
        void shouldTellThatNobodyAnswers() {
            DeployWish wish = new DeployWish(false, false, COMMIT, null, null, URI.create("http://127.0.0.1:1"));

            assertThat(failure(wish, new Pace(LOOK, LONG, LONG, SHORT), Map.of()))
                    .contains("did not answer as commit " + COMMIT, "no answer");
        }

        @Test
        void shouldRefuseAnEnvironmentWithWhichDenWouldNotStart() {
            assertThat(failure(wish(COMMIT), PATIENT, Map.of("DEN_BETTER_AUTH_SECRET", "short-hush")))
                    .contains("DEN_BETTER_AUTH_SECRET: must be at least 32 characters")
                    .doesNotContain("hush");
            assertThat(render.calls()).extracting(SeenCall::method).containsOnly("GET");
        }

        @Test
        void shouldTellThatTheKeyIsRefused() {
            assertThat(failure(wish(COMMIT), PATIENT, Map.of("RENDER_API_KEY", "rnd_hush_old")))
                    .contains("HTTP 401")
                    .doesNotContain("hush");
        }

        @Test
        void shouldTellThatThereIsNoSuchService() {
            assertThat(failure(wish(COMMIT), PATIENT, Map.of("RENDER_DEN_CONTROL_PLANE_SERVICE_ID", "srv-0")))
                    .contains("HTTP 404");
        }

        @Test
        void shouldNotDeployWhenTheEnvironmentWasNotTaken() {
            render.always(Operation.REPLACE_ENV, Fault.status(400));

            assertThat(failure(wish(COMMIT), PATIENT, Map.of())).contains("env-vars: HTTP 400");
            assertThat(asked(Operation.CREATE_DEPLOY)).isEmpty();
        }
    }

    @Nested
    class Settings {

        @Test
        void shouldNameEverySecretThatIsMissing() {
            assertThat(DeploySettings.of(Map.of("DEN_POLAR_FEATURE_GATE_ENABLED", "TRUE", "RENDER_API_KEY", " "))
                            .problems())
                    .extracting(Problem::variable)
                    .containsExactly(
                            "RENDER_API_KEY",
                            "RENDER_DEN_CONTROL_PLANE_SERVICE_ID",
                            "RENDER_OWNER_ID",
                            "DEN_DATABASE_URL",
                            "DEN_BETTER_AUTH_SECRET",
                            "VERCEL_TOKEN",
                            "POLAR_ACCESS_TOKEN",
                            "POLAR_PRODUCT_ID",
                            "POLAR_BENEFIT_ID");
        }

        @Test
        void shouldWantPairsWhole() {
            Map<String, String> environment = new HashMap<>(complete());
            environment.put("DEN_GITHUB_CLIENT_ID", "id");
            environment.put("DEN_GOOGLE_CLIENT_SECRET", "secret");

            assertThat(DeploySettings.of(environment).problems())
                    .extracting(Problem::toString)
                    .containsExactly(
                            "DEN_GITHUB_CLIENT_SECRET: is required when DEN_GITHUB_CLIENT_ID is set: set both or neither",
                            "DEN_GOOGLE_CLIENT_ID: is required when DEN_GOOGLE_CLIENT_SECRET is set: set both or neither");
        }

        @Test
        void shouldWantNoTokenWithoutNamesOfTheirOwn() {
            Map<String, String> environment = new HashMap<>(complete());
            environment.remove("VERCEL_TOKEN");
            environment.put("DEN_RENDER_WORKER_PUBLIC_DOMAIN_SUFFIX", "none");

            DeploySettings settings = DeploySettings.of(environment);

            assertThat(settings.problems()).isEmpty();
            assertThat(settings.wanted(Optional.empty()))
                    .doesNotContainKeys("RENDER_WORKER_PUBLIC_DOMAIN_SUFFIX", "VERCEL_TOKEN");
        }

        @Test
        void shouldHaveTheDefaultsOfTheReplacedWorkflow() {
            String origins = "https://app.openwork.software,https://api.openwork.software,https://den.onrender.com";

            assertThat(DeploySettings.of(complete()).wanted(Optional.of(URI.create("https://den.onrender.com"))))
                    .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                            Map.entry("DATABASE_URL", "mysql://den:hush@db.example/den"),
                            Map.entry("BETTER_AUTH_SECRET", "0123456789abcdef-hush-0123456789"),
                            Map.entry("BETTER_AUTH_URL", "https://app.openwork.software"),
                            Map.entry("CORS_ORIGINS", origins),
                            Map.entry("DEN_BETTER_AUTH_TRUSTED_ORIGINS", origins),
                            Map.entry("PROVISIONER_MODE", "render"),
                            Map.entry("RENDER_API_BASE", render.apiBase().toString()),
                            Map.entry("RENDER_API_KEY", "rnd_hush"),
                            Map.entry("RENDER_OWNER_ID", "tea-1"),
                            Map.entry("RENDER_WORKER_PLAN", "standard"),
                            Map.entry("RENDER_WORKER_NAME_PREFIX", "den-worker-openwork"),
                            Map.entry("RENDER_WORKER_PUBLIC_DOMAIN_SUFFIX", "openwork.studio"),
                            Map.entry("RENDER_CUSTOM_DOMAIN_READY_TIMEOUT_MS", "240000"),
                            Map.entry("VERCEL_API_BASE", "https://api.vercel.com"),
                            Map.entry("VERCEL_TOKEN", "vercel_hush"),
                            Map.entry("VERCEL_TEAM_SLUG", "prologe"),
                            Map.entry("VERCEL_DNS_DOMAIN", "openwork.studio"),
                            Map.entry("POLAR_FEATURE_GATE_ENABLED", "false"),
                            Map.entry("POLAR_API_BASE", "https://api.polar.sh"),
                            Map.entry("POLAR_SUCCESS_URL", "https://app.openwork.software"),
                            Map.entry("POLAR_RETURN_URL", "https://app.openwork.software")));
        }

        @Test
        void shouldDeriveOneSettingFromAnother() {
            Map<String, String> environment = new HashMap<>(complete());
            environment.put("DEN_CORS_ORIGINS", "https://one.example");
            environment.put("DEN_POLAR_SUCCESS_URL", "https://one.example/paid");

            assertThat(DeploySettings.of(environment).wanted(Optional.empty()))
                    .containsEntry("DEN_BETTER_AUTH_TRUSTED_ORIGINS", "https://one.example")
                    .containsEntry("POLAR_RETURN_URL", "https://one.example/paid");
        }
    }

    private Map<String, String> complete() {
        return Map.of(
                "RENDER_API_BASE", render.apiBase().toString(),
                "RENDER_API_KEY", "rnd_hush",
                "RENDER_OWNER_ID", "tea-1",
                "RENDER_DEN_CONTROL_PLANE_SERVICE_ID", service.id(),
                "DEN_DATABASE_URL", "mysql://den:hush@db.example/den",
                "DEN_BETTER_AUTH_SECRET", "0123456789abcdef-hush-0123456789",
                "VERCEL_TOKEN", "vercel_hush");
    }

    private static DeployWish wish(@Nullable String commit) {
        return new DeployWish(false, false, commit, null, null, null);
    }

    private void run(DeployWish wish, Pace pace, Map<String, String> other) throws InterruptedException {
        Map<String, String> environment = new HashMap<>(complete());
        environment.putAll(other);
        Deployment.run(DeploySettings.of(environment), wish, pace, new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private String failure(DeployWish wish, Pace pace, Map<String, String> other) {
        Throwable[] failure = new Throwable[1];
        assertThatThrownBy(() -> run(wish, pace, other))
                .isInstanceOf(HostFailureException.class)
                .satisfies(thrown -> failure[0] = thrown);
        return String.valueOf(failure[0].getMessage());
    }

    private Map<String, String> environment() {
        return render.services().stream()
                .filter(each -> each.id().equals(service.id()))
                .findFirst()
                .orElseThrow()
                .env();
    }

    private List<SeenCall> asked(Operation operation) {
        return render.calls().stream()
                .filter(call -> call.operation() == operation)
                .toList();
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
