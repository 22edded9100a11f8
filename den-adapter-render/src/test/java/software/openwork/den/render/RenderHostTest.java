package software.openwork.den.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.openwork.den.render.RenderHostContractTest.INSTALLATION;
import static software.openwork.den.render.RenderHostContractTest.KEY;
import static software.openwork.den.render.RenderHostContractTest.OWNER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.domain.launch.Effect;
import software.openwork.den.domain.launch.FailureCode;
import software.openwork.den.domain.launch.HostRef;
import software.openwork.den.domain.launch.HostRequest;
import software.openwork.den.domain.launch.HostSearch;
import software.openwork.den.domain.launch.WorkerHost;
import software.openwork.den.domain.launch.WorkerHost.Created;
import software.openwork.den.domain.launch.WorkerHost.DeployFailed;
import software.openwork.den.domain.launch.WorkerHost.Deploying;
import software.openwork.den.domain.launch.WorkerHost.Found;
import software.openwork.den.domain.launch.WorkerHost.NotFound;
import software.openwork.den.domain.launch.WorkerHost.NotMade;
import software.openwork.den.domain.launch.WorkerHost.Queued;
import software.openwork.den.domain.launch.WorkerHost.Rejected;
import software.openwork.den.domain.launch.WorkerHost.Unanswered;
import software.openwork.den.domain.time.SettableClock;
import software.openwork.den.domain.worker.Workers;
import software.openwork.den.simulator.vendor.Fault;
import software.openwork.den.simulator.vendor.Operation;
import software.openwork.den.simulator.vendor.RenderSimulator;
import software.openwork.den.simulator.vendor.SeenCall;

/** What is Render's own, beside the contract of the port. */
class RenderHostTest {

    private static final HostRequest REQUEST = new HostRequest(Workers.id(1), "My Helper!", Workers.tokens());
    private static final HostSearch SEARCH = new HostSearch(Workers.id(1), "My Helper!", null);
    private static final String NAME = "den-worker-00000001-aaaa-4aaa-8aaa-aaaaaaaaaaaa-my-helper";

    private final RenderSimulator render = RenderSimulator.start(KEY, OWNER);
    private final OpenAllowance allowance = new OpenAllowance();
    private final SettableClock clock = new SettableClock();
    private final RenderAdapter adapter =
            RenderAdapter.create(RenderHostContractTest.config(render.apiBase()), allowance, clock);
    private final WorkerHost host = adapter.host();

    @AfterEach
    void close() {
        adapter.close();
        render.close();
    }

    private HostRef create() {
        return ((Created) host.create(REQUEST)).host();
    }

    private long asked(Operation operation) {
        return render.calls().stream()
                .filter(call -> call.operation() == operation)
                .count();
    }

    @Nested
    class Create {

        @Test
        void shouldAskForWhatTheReplacedServiceAskedForWithOurMark() throws Exception {
            create();

            SeenCall call = render.calls().getFirst();
            JsonNode body = new ObjectMapper().readTree(call.body());
            assertThat(body).isEqualTo(new ObjectMapper().readTree("""
                            {"type": "web_service", "name": "%s", "ownerId": "tea-owner",
                             "repo": "https://github.com/different-ai/openwork", "branch": "dev", "autoDeploy": "no",
                             "rootDir": "services/den-worker-runtime",
                             "envVars": [
                               {"key": "OPENWORK_TOKEN", "value": "%s"},
                               {"key": "OPENWORK_HOST_TOKEN", "value": "%s"},
                               {"key": "DEN_WORKER_ID", "value": "00000001-aaaa-4aaa-8aaa-aaaaaaaaaaaa"},
                               {"key": "DEN_INSTALLATION", "value": "%s"}],
                             "serviceDetails": {"runtime": "node", "plan": "standard", "region": "oregon",
                               "healthCheckPath": "/health",
                               "envSpecificDetails": {
                                 "buildCommand": "npm install -g openwork-orchestrator@0.11.113 && node ./scripts/install-opencode.mjs",
                                 "startCommand": "mkdir -p /tmp/workspace && attempt=0; while [ $attempt -lt 3 ]; do attempt=$((attempt + 1)); openwork serve --workspace /tmp/workspace --openwork-host 0.0.0.0 --openwork-port ${PORT:-10000} --opencode-host 127.0.0.1 --opencode-port 4096 --connect-host 127.0.0.1 --cors '*' --approval manual --allow-external --opencode-source external --opencode-bin ./bin/opencode --no-opencode-router --verbose && exit 0; echo \\"openwork serve failed (attempt $attempt); retrying in 3s\\"; sleep 3; done; exit 1"}}}
                            """.formatted(
                                    NAME,
                                    Workers.tokens().client().reveal(),
                                    Workers.tokens().host().reveal(),
                                    INSTALLATION)));
            assertThat(call.headers()).containsEntry("authorization", "Bearer " + KEY);
        }

        @ParameterizedTest
        @CsvSource({
            "400, HOST_REJECTED",
            "401, CONFIGURATION",
            "402, HOST_QUOTA",
            "403, CONFIGURATION",
            "404, CONFIGURATION",
            "406, HOST_REJECTED",
            "422, HOST_REJECTED"
        })
        void shouldSayWhyItIsRefused(int status, FailureCode code) {
            render.next(Operation.CREATE_SERVICE, Fault.status(status));

            assertThat(host.create(REQUEST)).isInstanceOfSatisfying(Rejected.class, rejected -> {
                assertThat(rejected.code()).isEqualTo(code);
                assertThat(rejected.reason()).isEqualTo("POST /services: HTTP " + status + ", simulated error");
            });
        }

        @ParameterizedTest
        @ValueSource(ints = {500, 502, 503})
        void shouldNotKnowAfterAnErrorOfTheVendor(int status) {
            render.next(Operation.CREATE_SERVICE, Fault.html(status));

            assertThat(host.create(REQUEST)).isInstanceOf(Unanswered.class);
            assertThat(asked(Operation.CREATE_SERVICE)).as("never sent twice").isEqualTo(1);
        }

        @Test
        void shouldNotKnowAfterAnAnswerThatBreaksOff() {
            render.next(Operation.CREATE_SERVICE, new Fault.Malformed());

            assertThat(host.create(REQUEST)).isInstanceOf(Unanswered.class);
            assertThat(host.find(SEARCH)).isInstanceOf(Found.class);
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 409})
        void shouldAdoptAServiceThatTookTheName(int status) {
            RenderSimulator.Service mine = render.given(NAME, Map.of());
            render.next(Operation.CREATE_SERVICE, Fault.status(status));

            assertThat(host.create(REQUEST)).isEqualTo(new Created(new HostRef(mine.id())));
            assertThat(render.services()).hasSize(1);
        }

        @Test
        void shouldNotBelieveAConflictWithoutAService() {
            render.next(Operation.CREATE_SERVICE, Fault.status(409));

            assertThat(host.create(REQUEST)).isInstanceOf(Unanswered.class);
        }

        @Test
        void shouldQueueForRendersOwnLimit() {
            render.next(Operation.CREATE_SERVICE, Fault.tooMany(1200));

            assertThat(host.create(REQUEST))
                    .isEqualTo(new Queued(clock.instant().plusSeconds(1200)));
            assertThat(allowance.told).containsExactly("take", "correct 0 PT20M");
        }

        @Test
        void shouldTellTheAllowanceWhatIsLeft() {
            create();

            assertThat(allowance.told.getFirst()).isEqualTo("take");
            assertThat(allowance.told.getLast()).startsWith("correct 19 PT");
        }

        @Test
        void shouldNotAskWithoutAllowance() {
            Instant later = clock.instant().plusSeconds(60);
            allowance.usedUpUntil = Optional.of(later);

            assertThat(host.create(REQUEST)).isEqualTo(new Queued(later));
            assertThat(render.calls()).isEmpty();
        }

        @Test
        void shouldGiveTheAllowanceBackWhenNothingWasSent() {
            adapter.close();

            assertThat(host.create(REQUEST)).isInstanceOf(NotMade.class);
            assertThat(allowance.told).containsExactly("take", "giveBack");
        }

        @Test
        void shouldRefuseAVersionThatWouldBeACommand() {
            RenderConfig good = RenderHostContractTest.config(URI.create("http://127.0.0.1:1"));

            assertThatThrownBy(() -> new RenderConfig(
                            good.apiBase(),
                            good.apiKey(),
                            good.ownerId(),
                            good.repo(),
                            good.branch(),
                            good.rootDir(),
                            good.plan(),
                            good.region(),
                            "1.0; curl evil.example",
                            good.namePrefix(),
                            good.installation(),
                            good.callLimit(),
                            good.atOnce()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Find {

        @Test
        void shouldAskForTheExactNameOwnerAndType() {
            host.find(SEARCH);

            assertThat(render.calls().getFirst().query())
                    .containsEntry("name", NAME)
                    .containsEntry("ownerId", OWNER)
                    .containsEntry("type", "web_service");
        }

        @Test
        void shouldTakeAServiceThatIsListedTwiceForOne() {
            create();
            render.duplicate(true);

            assertThat(host.find(SEARCH)).isInstanceOf(Found.class);
        }

        @Test
        void shouldMissAServiceThatIsNotListedYet() {
            render.listsLag(2);
            HostRef made = create();

            assertThat(host.find(SEARCH)).isEqualTo(new NotFound());
            assertThat(host.find(SEARCH)).isEqualTo(new NotFound());
            assertThat(host.find(SEARCH)).isEqualTo(new Found(made));
        }

        @Test
        void shouldTakeARefusedKeyForASettingThatIsWrong() {
            render.always(Operation.LIST_SERVICES, Fault.status(401));

            assertThat(host.find(SEARCH))
                    .isInstanceOfSatisfying(
                            Rejected.class,
                            rejected -> assertThat(rejected.code()).isEqualTo(FailureCode.CONFIGURATION));
        }
    }

    @Nested
    class Adopted {

        private static final String ID = "00000001-aaaa-4aaa-8aaa-aaaaaaaaaaaa";

        private HostSearch search(String url) {
            return new HostSearch(Workers.id(1), "My Helper!", url);
        }

        @Test
        void shouldBeFoundByTheHostOfItsUrlAmongMany() {
            RenderSimulator.Service old = render.given("renamed", Map.of("DEN_WORKER_ID", ID));
            HostRef ref = new HostRef(old.id());
            String url = old.url().replace("127.0.0.1", "one.onrender.test");
            for (int i = 0; i < 130; i++) {
                render.given("other-" + i, Map.of());
            }

            // by name, since the simulator serves all of them on one host
            assertThat(host.find(search(url))).isEqualTo(new NotFound());
            RenderSimulator.Service named = render.given("den-worker-my-helper-00000001", Map.of("DEN_WORKER_ID", ID));
            assertThat(host.find(search(url))).isEqualTo(new Found(new HostRef(named.id())));
            assertThat(ref).isNotEqualTo(new HostRef(named.id()));
        }

        @Test
        void shouldNotBeTakenForAnotherOnesOfTheSameOldName() {
            render.given("den-worker-my-helper-00000001", Map.of("DEN_WORKER_ID", "00000001-bbbb"));

            assertThat(host.find(search("https://gone.onrender.test"))).isEqualTo(new NotFound());
        }

        @Test
        void shouldNotBeGuessed() {
            render.given("one", Map.of("DEN_WORKER_ID", ID));
            render.given("two", Map.of("DEN_WORKER_ID", ID));

            assertThat(host.find(search("http://127.0.0.1:1"))).isInstanceOf(WorkerHost.Ambiguous.class);
        }
    }

    @Nested
    class Deploys {

        @ParameterizedTest
        @ValueSource(strings = {"build_failed", "pre_deploy_failed", "update_failed", "canceled", "deactivated"})
        void shouldFail(String status) {
            HostRef ref = create();
            render.deploysTake(0);
            render.deploysEnd(status);

            assertThat(host.deploy(ref)).isEqualTo(new DeployFailed(status));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "created",
                    "queued",
                    "build_in_progress",
                    "pre_deploy_in_progress",
                    "update_in_progress",
                    "something_new"
                })
        void shouldBeUnderWay(String status) {
            HostRef ref = create();
            render.deploysTake(0);
            render.deploysEnd(status);

            assertThat(host.deploy(ref)).isEqualTo(new Deploying(status));
        }

        @Test
        void shouldBeUnderWayBeforeThereIsOne() {
            HostRef ref = create();
            render.next(Operation.LIST_DEPLOYS, new Fault.Answer(200, Map.of(), "[]"));

            assertThat(host.deploy(ref)).isInstanceOf(Deploying.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://worker.onrender.test",
                    "http://127.0.0.1.evil.example",
                    "https://user:password@worker.onrender.test",
                    "ftp://worker.onrender.test",
                    "worker"
                })
        void shouldNotTrustAUrlWithoutEncryption(String url) {
            HostRef ref = create();
            render.deploysTake(0);
            render.next(
                    Operation.GET_SERVICE,
                    new Fault.Answer(
                            200, Map.of(), "{\"id\":\"%s\",\"serviceDetails\":{\"url\":\"%s\"}}".formatted(ref, url)));

            assertThat(host.deploy(ref)).isInstanceOf(Rejected.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"https://worker.onrender.test/", "HTTPS://worker.onrender.test", "http://localhost:4000"})
        void shouldTrustTheRest(String url) {
            HostRef ref = create();
            render.deploysTake(0);
            render.next(
                    Operation.GET_SERVICE,
                    new Fault.Answer(
                            200, Map.of(), "{\"id\":\"%s\",\"serviceDetails\":{\"url\":\"%s\"}}".formatted(ref, url)));

            assertThat(host.deploy(ref)).isEqualTo(new WorkerHost.DeployedAt(url.replaceFirst("/$", "")));
        }

        @Test
        void shouldBeWaitedForAsLongAsTheVendorAsks() {
            HostRef ref = create();
            render.next(Operation.LIST_DEPLOYS, Fault.tooMany(17));

            assertThat(host.deploy(ref))
                    .isInstanceOfSatisfying(
                            WorkerHost.Unavailable.class,
                            later -> assertThat(later.retryAfter()).isEqualTo(Duration.ofSeconds(17)));
        }

        @Test
        void shouldBeStartedAnewOnceWhenTheyAreQueuedOutOfSight() {
            HostRef ref = create();
            render.deploysTake(0);
            render.deploysEnd("build_failed");
            host.deploy(ref);
            render.queueDeploys(true);
            render.deploysTake(5);
            render.deploysEnd("live");

            assertThat(host.resume(ref)).isInstanceOf(Effect.Unavailable.class);
            assertThat(host.resume(ref)).isEqualTo(new Effect.Done());
            assertThat(asked(Operation.CREATE_DEPLOY)).isEqualTo(1);
        }
    }

    @Nested
    class Names {

        @Test
        void shouldBeRefusedWhenTheyAreAnotherServices() {
            HostRef ref = create();
            render.given("other", Map.of());
            HostRef other = new HostRef(render.services().getLast().id());
            host.attachDomain(other, "one.workers.example");

            assertThat(host.attachDomain(ref, "one.workers.example")).isInstanceOf(Effect.Rejected.class);
        }

        @Test
        void shouldBeAttachedOnceWhenTheAnswerIsLost() {
            HostRef ref = create();
            render.next(Operation.ADD_DOMAIN, new Fault.LoseAnswer());

            assertThat(host.attachDomain(ref, "one.workers.example")).isInstanceOf(Effect.Unavailable.class);
            assertThat(host.attachDomain(ref, "one.workers.example")).isEqualTo(new Effect.Done());
        }

        @Test
        void shouldNotBeVerifiedTwice() {
            HostRef ref = create();
            render.dns(name -> Optional.of("127.0.0.1"));
            host.attachDomain(ref, "one.workers.example");
            host.verifyDomain(ref, "one.workers.example");
            host.verifyDomain(ref, "one.workers.example");

            assertThat(asked(Operation.VERIFY_DOMAIN)).isEqualTo(1);
        }
    }

    @Nested
    class Stopping {

        @Test
        void shouldNotSuspendTwice() {
            HostRef ref = create();

            assertThat(host.suspend(ref)).isEqualTo(new Effect.Done());
            assertThat(host.suspend(ref)).isEqualTo(new Effect.Done());
            assertThat(asked(Operation.SUSPEND)).isEqualTo(1);
        }

        @Test
        void shouldNotGiveUpForAKeyThatIsRefused() {
            HostRef ref = create();
            render.always(Operation.GET_SERVICE, Fault.status(401));
            render.always(Operation.DELETE_SERVICE, Fault.status(403));

            assertThat(host.suspend(ref)).isInstanceOf(Effect.Unavailable.class);
            assertThat(host.delete(ref)).isInstanceOf(Effect.Unavailable.class);
        }

        @ParameterizedTest
        @ValueSource(ints = {404, 410})
        void shouldTakeMissingForGone(int status) {
            HostRef ref = create();
            render.always(Operation.DELETE_SERVICE, Fault.status(status));

            assertThat(host.delete(ref)).isEqualTo(new Effect.Missing());
        }
    }
}
