package software.openwork.den.domain.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.openwork.den.domain.time.SettableClock;
import software.openwork.den.domain.worker.WorkerStatus;
import software.openwork.den.domain.worker.Workers;

/** The stories that users meet, one by one; {@link LaunchGraphTest} has all the others. */
class LaunchMachineTest {

    private static final String NAME = "00000001-aaaa-4aaa-8aaa-aaaaaaaaaaaa.workers.example";
    private static final String VANITY_URL = "https://" + NAME;
    private static final LaunchOutcome FOUND = new LaunchOutcome.HostKnown(Launches.HOST);
    private static final LaunchOutcome MISSING = new LaunchOutcome.HostMissing();
    private static final LaunchOutcome DEPLOYED = new LaunchOutcome.Deployed(Launches.URL);
    private static final LaunchOutcome DONE = new LaunchOutcome.Done();
    private static final LaunchOutcome GONE = new LaunchOutcome.Gone();
    private static final LaunchOutcome ASKED = LaunchOutcome.ofVerification(new Effect.Done());
    private static final LaunchOutcome SILENCE = new LaunchOutcome.Unavailable("no answer", null);
    private static final LaunchOutcome GIVEN_UP = new LaunchOutcome.GivenUp();
    private static final LaunchOutcome NOT_YET = new LaunchOutcome.Pending("not yet");

    private final LaunchRun run = new LaunchRun(Launches.policy());

    /** What was told so far: {@code step:state} and {@code status@url}. */
    private static List<String> told(LaunchRun run) {
        return run.events().stream()
                .map(event -> switch (event) {
                    case LaunchEvent.Step step ->
                        step.step().word() + ":" + step.progress().word();
                    case LaunchEvent.Status status ->
                        status.status().word() + (status.url() == null ? "" : "@" + status.url());
                })
                .toList();
    }

    private static List<String> toldSince(LaunchRun run, int from) {
        return told(run).subList(from, told(run).size());
    }

    /** A last look in time, without an answer; then the deadline. */
    private LaunchRun giveUp(LaunchRun run) {
        Instant deadline = run.launch().deadline();
        run.goTo(deadline.minusMillis(1)).run(SILENCE).goTo(deadline);
        assertThat(run.decide()).isEqualTo(new LaunchAction.GiveUp());
        return run.run(GIVEN_UP);
    }

    @Nested
    class Request {

        @Test
        void shouldStartFromTheWorker() {
            Launch launch = run.launch();

            assertThat(launch.workerId()).isEqualTo(Workers.provisioning().id());
            assertThat(launch.orgId()).isEqualTo(Workers.provisioning().orgId());
            assertThat(launch.createdBy()).isEqualTo(Workers.provisioning().createdBy());
            assertThat(launch.vanityDomain()).isEqualTo(NAME);
            assertThat(launch.reference()).isEqualTo(Launches.REFERENCE);
            assertThat(launch.requestedAt()).isEqualTo(SettableClock.START);
            assertThat(launch.deadline()).isEqualTo(SettableClock.START.plus(Duration.ofMinutes(15)));
            assertThat(launch.version()).isZero();
            assertThat(launch.failure()).isEmpty();
            assertThat(told(run)).containsExactly("provisioning", "requested:done", "host_created:started");
        }

        @Test
        void shouldRefuseAWorkerWithoutCreator() {
            assertThatThrownBy(() -> Launches.machine()
                            .request(Workers.withoutCreator(), Launches.REFERENCE, SettableClock.START))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void shouldKeepWholeMillisecondsOnly() {
            Instant odd = SettableClock.START.plusNanos(123_456_789);
            LaunchRun late = new LaunchRun(Launches.policy(), odd).run(MISSING).run(SILENCE);

            assertThat(late.launch().requestedAt()).isEqualTo(SettableClock.START.plusMillis(123));
            assertThat(late.state()).isEqualTo(new LaunchState.CreateSent(SettableClock.START.plusMillis(123)));
            assertThat(late.launch().dueAt()).isEqualTo(SettableClock.START.plusMillis(1123));
        }
    }

    @Nested
    class Success {

        @Test
        void shouldGoAllTheWayToTheWorkersOwnName() {
            assertThat(run.decide()).isEqualTo(new LaunchAction.FindHost());
            run.run(MISSING);
            assertThat(run.decide()).isEqualTo(new LaunchAction.CreateHost());
            run.run(FOUND);
            assertThat(run.decide()).isEqualTo(new LaunchAction.ReadDeploy(Launches.HOST));
            run.run(DEPLOYED);
            assertThat(run.decide()).isEqualTo(new LaunchAction.ProbeHealth(Launches.URL));
            run.run(DONE);
            assertThat(run.decide()).isEqualTo(new LaunchAction.AttachDomain(Launches.HOST, NAME));
            run.run(DONE);
            assertThat(run.decide()).isEqualTo(new LaunchAction.PointDns(NAME, Launches.URL));
            run.run(DONE);
            assertThat(run.decide()).isEqualTo(new LaunchAction.VerifyDomain(Launches.HOST, NAME));
            run.run(ASKED).pass(Duration.ofSeconds(5));
            assertThat(run.decide()).isEqualTo(new LaunchAction.ProbeHealth(VANITY_URL));
            run.run(DONE);
            assertThat(run.decide()).isEqualTo(new LaunchAction.Publish(VANITY_URL));
            run.run(DONE);
            assertThat(run.decide()).isEqualTo(new LaunchAction.Nothing());

            assertThat(run.state()).isEqualTo(new LaunchState.Live(Launches.HOST, VANITY_URL));
            assertThat(run.status()).isEqualTo(WorkerStatus.HEALTHY);
            assertThat(run.url()).isEqualTo(VANITY_URL);
            assertThat(told(run))
                    .containsExactly(
                            "provisioning",
                            "requested:done",
                            "host_created:started",
                            "host_created:done",
                            "deploy_live:started",
                            "deploy_live:done",
                            "runtime_healthy:started",
                            "runtime_healthy:done",
                            "domain_attached:started",
                            "domain_attached:done",
                            "dns_ready:started",
                            "dns_ready:done",
                            "vanity_healthy:started",
                            "vanity_healthy:waiting",
                            "vanity_healthy:done",
                            "live:done",
                            "healthy@" + VANITY_URL);
        }

        @Test
        void shouldSkipOwnNamesWhereThereAreNone() {
            LaunchRun plain = new LaunchRun(Launches.plainPolicy())
                    .run(FOUND)
                    .run(DEPLOYED)
                    .run(DONE)
                    .run(DONE);

            assertThat(plain.state()).isEqualTo(new LaunchState.Live(Launches.HOST, Launches.URL));
            assertThat(toldSince(plain, 7))
                    .containsExactly(
                            "runtime_healthy:done",
                            "domain_attached:skipped",
                            "dns_ready:skipped",
                            "vanity_healthy:skipped",
                            "live:done",
                            "healthy@" + Launches.URL);
        }

        @Test
        void shouldBeHealthyAfterFiveRunsOnAHostThatOnlyPretends() {
            LaunchRun stub = new LaunchRun(LaunchPolicy.pretending("stub"))
                    .run(MISSING)
                    .run(FOUND)
                    .run(DEPLOYED)
                    .run(DONE);

            assertThat(stub.state()).isInstanceOf(LaunchState.Live.class);
            assertThat(stub.now()).isEqualTo(SettableClock.START);
            assertThat(toldSince(stub, 5)).startsWith("deploy_live:done", "runtime_healthy:skipped");
        }

        @Test
        void shouldAdoptAServiceThatIsThereAlready() {
            run.run(FOUND);

            assertThat(run.state()).isEqualTo(new LaunchState.HostCreated(Launches.HOST));
            assertThat(run.creates()).isZero();
        }

        @Test
        void shouldTellThatItWaitsOnlyOnce() {
            run.run(FOUND);
            int before = run.events().size();
            for (int i = 0; i < 5; i++) {
                run.run(NOT_YET).goTo(run.launch().dueAt());
            }

            assertThat(toldSince(run, before)).containsExactly("deploy_live:waiting");
            assertThat(run.launch().attempt()).isEqualTo(5);
            assertThat(run.launch().waitingFor()).isEqualTo("not yet");
        }

        @Test
        void shouldLookEveryPollInterval() {
            run.run(FOUND).run(NOT_YET);

            assertThat(run.decide()).isEqualTo(new LaunchAction.Wait(run.now().plusSeconds(5)));
        }
    }

    @Nested
    class Create {

        @Test
        void shouldSearchUntilTheDoubtIsOver() {
            run.run(MISSING).run(SILENCE);
            assertThat(run.state()).isEqualTo(new LaunchState.CreateSent(SettableClock.START));

            while (run.now().isBefore(SettableClock.START.plusSeconds(90))) {
                run.goTo(run.launch().dueAt());
                assertThat(run.decide()).isEqualTo(new LaunchAction.FindHost());
                run.run(MISSING);
            }
            assertThat(run.state()).isEqualTo(new LaunchState.Cleared());
            assertThat(run.now()).isBefore(SettableClock.START.plusSeconds(97));
            assertThat(run.decide()).isEqualTo(new LaunchAction.CreateHost());
        }

        @Test
        void shouldAdoptWhatALostAnswerMade() {
            run.run(MISSING).run(SILENCE).pass(Duration.ofSeconds(1)).run(FOUND);

            assertThat(run.state()).isEqualTo(new LaunchState.HostCreated(Launches.HOST));
            assertThat(run.creates()).isEqualTo(1);
        }

        @Test
        void shouldSearchAfterACrash() {
            run.run(MISSING).begin();

            assertThat(run.decide()).isEqualTo(new LaunchAction.FindHost());
        }

        @Test
        void shouldNotBeLedToASecondCreateWhenTheFirstWasNotWrittenDown() {
            run.run(MISSING).tell(SILENCE);

            assertThat(run.state()).isEqualTo(new LaunchState.CreateSent(SettableClock.START));
        }

        @Test
        void shouldTryAgainAtOnceWhenCertainlyNothingWasMade() {
            run.run(MISSING).run(new LaunchOutcome.NotMade("busy", Duration.ofSeconds(7)));

            assertThat(run.state()).isEqualTo(new LaunchState.Cleared());
            assertThat(run.decide()).isEqualTo(new LaunchAction.Wait(SettableClock.START.plusSeconds(7)));
        }

        @Test
        void shouldFailAtOnceWhenTheVendorRefuses() {
            run.run(MISSING).run(new LaunchOutcome.Refused(FailureCode.HOST_QUOTA, "pay first"));

            assertThat(run.status()).isEqualTo(WorkerStatus.FAILED);
            run.run(MISSING);
            assertThat(run.state())
                    .isEqualTo(new LaunchState.Failed(
                            null, new LaunchFailure(FailureCode.HOST_QUOTA, LaunchStep.HOST_CREATED, "pay first")));
        }

        @Test
        void shouldNotForgetTheCreateWhenASearchIsRefused() {
            run.run(MISSING).run(SILENCE).pass(Duration.ofSeconds(1));
            run.run(new LaunchOutcome.Rejected(FailureCode.CONFIGURATION, "key revoked"));
            assertThat(run.state())
                    .isInstanceOfSatisfying(
                            LaunchState.Failing.class,
                            failing -> assertThat(failing.createSentAt()).isEqualTo(SettableClock.START));

            run.run(MISSING);
            assertThat(run.state()).isInstanceOf(LaunchState.Failing.class);
            run.run(new LaunchOutcome.Rejected(FailureCode.CONFIGURATION, "key revoked"));
            assertThat(run.state()).isInstanceOf(LaunchState.Failing.class);
            run.goTo(run.launch().dueAt()).run(FOUND);
            assertThat(run.decide()).isEqualTo(new LaunchAction.SuspendHost(Launches.HOST));
        }

        @Test
        void shouldHonourThePauseThatTheVendorAsksForUpToAnHour() {
            run.run(new LaunchOutcome.Unavailable("busy", Duration.ofDays(400)));

            assertThat(run.launch().dueAt()).isEqualTo(SettableClock.START.plus(Duration.ofHours(1)));
            assertThat(run.decide())
                    .isEqualTo(new LaunchAction.Wait(run.launch().deadline()));
        }

        @Test
        void shouldPauseLongerAfterEachSilenceUpToAMinute() {
            Duration[] pauses = new Duration[9];
            for (int i = 0; i < pauses.length; i++) {
                run.run(SILENCE);
                pauses[i] = Duration.between(run.now(), run.launch().dueAt());
                run.goTo(run.launch().dueAt());
            }

            assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
        }

        @Test
        void shouldQueueWithoutLosingTime() {
            run.run(MISSING).pass(Duration.ofMinutes(5));
            Instant until = run.now().plus(Duration.ofHours(3));
            run.run(new LaunchOutcome.Queued(until));

            assertThat(run.decide()).isEqualTo(new LaunchAction.Wait(until));
            assertThat(run.launch().deadline()).isEqualTo(until.plus(Duration.ofMinutes(10)));
            assertThat(run.launch().waitingFor()).contains("queued");
        }

        @Test
        void shouldQueueForAWeekAtMost() {
            run.run(MISSING);
            run.run(new LaunchOutcome.Queued(Instant.MAX));

            assertThat(run.launch().deadline()).isEqualTo(SettableClock.START.plus(Duration.ofDays(7)));
        }
    }

    @Nested
    class Failure {

        static Stream<Map.Entry<Launch, FailureCode>> steps() {
            return Stream.of(
                    Map.entry(Launches.requested(), FailureCode.VENDOR_UNAVAILABLE),
                    Map.entry(Launches.cleared(), FailureCode.VENDOR_UNAVAILABLE),
                    Map.entry(Launches.createSent(), FailureCode.VENDOR_UNAVAILABLE),
                    Map.entry(
                            Launches.machine()
                                    .retry(Launches.failed(), SettableClock.START)
                                    .launch(),
                            FailureCode.VENDOR_UNAVAILABLE),
                    Map.entry(Launches.hostCreated(), FailureCode.DEPLOY_TIMEOUT),
                    Map.entry(Launches.deployLive(), FailureCode.UNHEALTHY_TIMEOUT));
        }

        @ParameterizedTest
        @MethodSource("steps")
        void shouldFailWithTheCodeOfTheStepAtItsDeadline(Map.Entry<Launch, FailureCode> step) {
            Launch launch = step.getKey();
            LaunchTransition transition = Launches.machine().apply(launch, GIVEN_UP, launch.deadline());

            assertThat(transition.becomes()).contains(WorkerStatus.FAILED);
            assertThat(transition.launch().failure())
                    .contains(new LaunchFailure(step.getValue(), launch.state().pursues(), launch.waitingFor()));
            assertThat(transition.events().getLast()).isInstanceOfSatisfying(LaunchEvent.Status.class, status -> {
                assertThat(status.code()).isEqualTo(step.getValue());
                assertThat(status.reference()).isEqualTo(Launches.REFERENCE);
            });
            assertThat(Launches.machine()
                            .apply(launch, GIVEN_UP, launch.deadline().minusMillis(1)))
                    .isEqualTo(new LaunchTransition(launch, List.of(), null, null));
        }

        @Test
        void shouldSuspendWhatItLeaves() {
            run.run(FOUND).run(new LaunchOutcome.Rejected(FailureCode.DEPLOY_FAILED, "build_failed"));

            assertThat(run.status()).isEqualTo(WorkerStatus.FAILED);
            assertThat(run.decide()).isEqualTo(new LaunchAction.SuspendHost(Launches.HOST));
            run.run(SILENCE).goTo(run.launch().dueAt()).run(DONE);
            assertThat(run.state())
                    .isEqualTo(new LaunchState.Failed(
                            Launches.HOST,
                            new LaunchFailure(FailureCode.DEPLOY_FAILED, LaunchStep.DEPLOY_LIVE, "build_failed")));
            assertThat(toldSince(run, 5))
                    .startsWith("deploy_live:failed", "failed")
                    .doesNotContain("stopped");
        }

        @Test
        void shouldFindWhatItLeavesBeforeItSuspends() {
            giveUp(run.run(MISSING).run(SILENCE));

            assertThat(run.decide()).isEqualTo(new LaunchAction.FindHost());
            run.run(FOUND);
            assertThat(run.decide()).isEqualTo(new LaunchAction.SuspendHost(Launches.HOST));
        }

        @Test
        void shouldForgetAServiceThatIsGone() {
            run.run(FOUND).run(GONE);
            assertThat(run.launch().failure().orElseThrow().code()).isEqualTo(FailureCode.DEPLOY_FAILED);
            run.run(GONE);

            assertThat(run.state().knownHost()).isEmpty();
            assertThat(run.state()).isInstanceOf(LaunchState.Failed.class);
        }

        @Test
        void shouldFailWhenTheServiceIsGoneBeforeTheWorkerWasHealthy() {
            run.run(FOUND).run(DEPLOYED).run(DONE).run(GONE);

            assertThat(run.status()).isEqualTo(WorkerStatus.FAILED);
        }

        @Test
        void shouldStopTryingToSuspendAtTheDeadline() {
            giveUp(run.run(FOUND).run(new LaunchOutcome.Rejected(FailureCode.NO_URL, null)));

            assertThat(run.state())
                    .isInstanceOfSatisfying(
                            LaunchState.Failed.class,
                            failed -> assertThat(failed.host()).isEqualTo(Launches.HOST));
        }

        @Test
        void shouldStopTryingToSuspendWhenThatIsRefused() {
            run.run(FOUND)
                    .run(new LaunchOutcome.Rejected(FailureCode.NO_URL, null))
                    .run(new LaunchOutcome.Rejected(FailureCode.HOST_REJECTED, "not now, not ever"));

            assertThat(run.state()).isInstanceOf(LaunchState.Failed.class);
        }
    }

    /** No Den ran for a while. */
    @Nested
    class Absence {

        private final Duration away = Duration.ofDays(2);

        @Test
        void shouldFindWhatCameToBeMeanwhile() {
            run.run(FOUND).run(NOT_YET).pass(away);

            assertThat(run.decide()).isEqualTo(new LaunchAction.ReadDeploy(Launches.HOST));
            run.run(DEPLOYED);
            assertThat(run.state()).isEqualTo(new LaunchState.DeployLive(Launches.HOST, Launches.URL));
            assertThat(run.now()).isBefore(run.launch().deadline());
        }

        @Test
        void shouldGiveUpAfterOneLook() {
            run.run(FOUND).run(NOT_YET).pass(away).run(NOT_YET);

            assertThat(run.decide()).isEqualTo(new LaunchAction.GiveUp());
            run.run(GIVEN_UP);
            assertThat(run.launch().failure().orElseThrow().code()).isEqualTo(FailureCode.DEPLOY_TIMEOUT);
        }

        @Test
        void shouldGiveUpAfterAnAnswerThatSaysNothing() {
            run.run(FOUND).run(NOT_YET).pass(away).run(MISSING);

            assertThat(run.decide()).isEqualTo(new LaunchAction.GiveUp());
        }

        @Test
        void shouldLaunchWhatWasRequestedBefore() {
            run.pass(away);

            assertThat(run.decide()).isEqualTo(new LaunchAction.FindHost());
            run.run(MISSING);
            assertThat(run.decide()).isEqualTo(new LaunchAction.CreateHost());
            run.run(FOUND);
            assertThat(run.state()).isEqualTo(new LaunchState.HostCreated(Launches.HOST));
        }

        @Test
        void shouldAdoptWhatACreateMade() {
            run.run(MISSING).run(SILENCE).pass(away);

            assertThat(run.decide()).isEqualTo(new LaunchAction.FindHost());
            run.run(FOUND);
            assertThat(run.state()).isEqualTo(new LaunchState.HostCreated(Launches.HOST));
        }

        @Test
        void shouldCreateNothingForALaunchOfTheReplacedService() {
            LaunchMachine machine = Launches.machine();
            Instant back = SettableClock.START.plus(away);
            Launch adopted = machine.adopt(
                            Workers.provisioning(), Workers.provisioning().createdBy(), "ref", SettableClock.START)
                    .launch();

            assertThat(machine.decide(adopted, back)).isEqualTo(new LaunchAction.FindHost());
            Launch missing = machine.apply(adopted, MISSING, back).launch();
            assertThat(machine.decide(missing, back)).isEqualTo(new LaunchAction.GiveUp());
        }

        @Test
        void shouldSuspendWhatAFailedLaunchLeft() {
            run.run(FOUND)
                    .run(new LaunchOutcome.Rejected(FailureCode.DEPLOY_FAILED, "build_failed"))
                    .pass(away);

            assertThat(run.decide()).isEqualTo(new LaunchAction.SuspendHost(Launches.HOST));
        }
    }

    @Nested
    class OwnName {

        private LaunchRun healthy() {
            return run.run(FOUND).run(DEPLOYED).run(DONE);
        }

        @Test
        void shouldPublishTheVendorsUrlAtTheDeadline() {
            giveUp(healthy().run(DONE).run(SILENCE));

            assertThat(run.status()).isEqualTo(WorkerStatus.HEALTHY);
            assertThat(run.url()).isEqualTo(Launches.URL);
            assertThat(run.state()).isEqualTo(new LaunchState.DomainAttached(Launches.HOST, Launches.URL));
            assertThat(run.decide()).isEqualTo(new LaunchAction.PointDns(NAME, Launches.URL));
        }

        @Test
        void shouldMoveToTheOwnNameLater() {
            giveUp(healthy().run(DONE).run(DONE).run(NOT_YET));
            run.pass(Duration.ofHours(5)).run(DONE).run(DONE);

            assertThat(run.state()).isEqualTo(new LaunchState.Live(Launches.HOST, VANITY_URL));
            assertThat(run.url()).isEqualTo(VANITY_URL);
            assertThat(told(run).stream().filter(each -> each.startsWith("healthy")))
                    .containsExactly("healthy@" + Launches.URL, "healthy@" + VANITY_URL);
        }

        @Test
        void shouldTakeTheStatusOnlyOnce() {
            giveUp(healthy().run(DONE).run(DONE).run(NOT_YET));
            Launch late = Launches.after(run.launch(), DONE);

            LaunchTransition live = Launches.machine().apply(late, DONE, SettableClock.START);

            assertThat(live.becomes()).isEmpty();
            assertThat(live.publishes()).contains(VANITY_URL);
        }

        @Test
        void shouldStayAtTheVendorsUrlWhenTheNameNeverWorks() {
            giveUp(giveUp(healthy().run(DONE).run(DONE).run(NOT_YET)));
            assertThat(run.decide()).isEqualTo(new LaunchAction.Publish(Launches.URL));
            run.run(DONE);

            assertThat(run.state()).isEqualTo(new LaunchState.Live(Launches.HOST, Launches.URL));
            assertThat(run.url()).isEqualTo(Launches.URL);
            assertThat(told(run).stream().filter(each -> each.startsWith("healthy")))
                    .containsExactly("healthy@" + Launches.URL);
            assertThat(told(run)).endsWith("vanity_healthy:skipped", "live:done");
        }

        @Test
        void shouldDoWithoutWhenTheNameIsRefused() {
            healthy().run(new LaunchOutcome.Rejected(FailureCode.HOST_REJECTED, "taken"));
            run.run(DONE);

            assertThat(run.state()).isEqualTo(new LaunchState.Live(Launches.HOST, Launches.URL));
            assertThat(told(run))
                    .endsWith(
                            "domain_attached:skipped",
                            "dns_ready:skipped",
                            "vanity_healthy:skipped",
                            "live:done",
                            "healthy@" + Launches.URL);
        }

        @Test
        void shouldNotHurryOnceTheWorkerIsHealthy() {
            giveUp(healthy().run(DONE).run(DONE).run(NOT_YET)).run(NOT_YET);

            assertThat(run.decide()).isEqualTo(new LaunchAction.Wait(run.now().plusSeconds(60)));
        }

        @Test
        void shouldStayHealthyWhenTheServiceIsGoneLater() {
            giveUp(healthy().run(SILENCE)).run(GONE).run(DONE);

            assertThat(run.status()).isEqualTo(WorkerStatus.HEALTHY);
            assertThat(run.state()).isInstanceOf(LaunchState.Live.class);
        }

        @Test
        void shouldHaveOneDeadlineForAllItsSteps() {
            Instant deadline = healthy().launch().deadline();

            assertThat(run.run(DONE).pass(Duration.ofSeconds(30)).launch().deadline())
                    .isEqualTo(deadline);
            assertThat(run.run(DONE).launch().deadline()).isEqualTo(deadline);
        }
    }

    @Nested
    class Retry {

        @Test
        void shouldResumeTheSuspendedService() {
            run.run(FOUND)
                    .run(new LaunchOutcome.Rejected(FailureCode.DEPLOY_FAILED, "build_failed"))
                    .run(DONE)
                    .pass(Duration.ofDays(2))
                    .retry();

            assertThat(run.status()).isEqualTo(WorkerStatus.PROVISIONING);
            assertThat(run.launch().requestedAt()).isEqualTo(run.now());
            assertThat(run.launch().deadline()).isEqualTo(run.now().plus(Duration.ofMinutes(15)));
            assertThat(run.decide()).isEqualTo(new LaunchAction.ResumeHost(Launches.HOST));
            run.run(DONE);
            assertThat(run.decide()).isEqualTo(new LaunchAction.ReadDeploy(Launches.HOST));
        }

        @Test
        void shouldSearchWhenThereIsNoService() {
            run.run(MISSING)
                    .run(new LaunchOutcome.Refused(FailureCode.HOST_QUOTA, null))
                    .run(MISSING);
            run.retry();

            assertThat(run.decide()).isEqualTo(new LaunchAction.FindHost());
        }

        @Test
        void shouldSearchWhenTheSuspendedServiceIsGone() {
            run.run(FOUND)
                    .run(new LaunchOutcome.Rejected(FailureCode.NO_URL, null))
                    .run(DONE);
            run.retry().run(GONE);

            assertThat(run.state()).isEqualTo(new LaunchState.Requested());
        }

        @Test
        void shouldFailAgainWhenResumingIsRefused() {
            run.run(FOUND)
                    .run(new LaunchOutcome.Rejected(FailureCode.NO_URL, null))
                    .run(DONE);
            run.retry().run(new LaunchOutcome.Rejected(FailureCode.HOST_REJECTED, "billing"));

            assertThat(run.launch().failure().orElseThrow().code()).isEqualTo(FailureCode.HOST_REJECTED);
            assertThat(run.decide()).isEqualTo(new LaunchAction.SuspendHost(Launches.HOST));
        }

        @ParameterizedTest
        @MethodSource("software.openwork.den.domain.launch.LaunchMachineTest#everyState")
        void shouldChangeNothingUnlessItFailed(Launch launch) {
            LaunchTransition transition = Launches.machine().retry(launch, SettableClock.START);

            assertThat(transition.launch().equals(launch)).isEqualTo(!(launch.state() instanceof LaunchState.Failed));
        }
    }

    static Stream<Launch> everyState() {
        return Launches.everyState().stream();
    }

    @Nested
    class Cancel {

        @ParameterizedTest
        @MethodSource("software.openwork.den.domain.launch.LaunchMachineTest#everyState")
        void shouldEndItWhereverItIs(Launch launch) {
            LaunchTransition transition = Launches.machine().cancel(launch, SettableClock.START);

            if (launch.state() instanceof LaunchState.Live || launch.state() instanceof LaunchState.Cancelled) {
                assertThat(transition.launch().state()).isEqualTo(launch.state());
                return;
            }
            assertThat(transition.launch().state())
                    .isEqualTo(new LaunchState.Cancelled(launch.state().pursues()));
            assertThat(transition.becomes()).contains(WorkerStatus.STOPPED);
            assertThat(transition.launch().failure().orElseThrow().code()).isEqualTo(FailureCode.CANCELLED);
        }

        @Test
        void shouldNotBeUndoneByALateSuccess() {
            Launch cancelled = Launches.cancelled();

            for (LaunchOutcome late : List.of(FOUND, DEPLOYED, DONE)) {
                assertThat(Launches.after(cancelled, late)).isEqualTo(cancelled);
            }
            assertThat(Launches.machine().retry(cancelled, SettableClock.START).launch())
                    .isEqualTo(cancelled);
        }

        @Test
        void shouldTellWhichStepWasCut() {
            run.run(FOUND).cancel();

            assertThat(toldSince(run, 5)).containsExactly("deploy_live:failed", "stopped");
            assertThat(run.events().get(5)).isInstanceOfSatisfying(LaunchEvent.Step.class, step -> {
                assertThat(step.code()).isEqualTo(FailureCode.CANCELLED);
                assertThat(step.reference()).isEqualTo(Launches.REFERENCE);
            });
        }

        @Test
        void shouldStopALiveWorkerWithoutChangingItsLaunch() {
            LaunchTransition transition = Launches.machine().cancel(Launches.live(), SettableClock.START);

            assertThat(transition.launch().state()).isEqualTo(Launches.live().state());
            assertThat(transition.becomes()).contains(WorkerStatus.STOPPED);
        }
    }

    @Nested
    class Sending {

        @ParameterizedTest
        @MethodSource("software.openwork.den.domain.launch.LaunchMachineTest#everyState")
        void shouldWriteDownTheCreateOnly(Launch launch) {
            Launch sending = Launches.machine().sending(launch, SettableClock.START.plusNanos(1_999_999));
            Instant at = SettableClock.START.plusMillis(1);

            if (launch.state() instanceof LaunchState.Cleared) {
                assertThat(sending.state()).isEqualTo(new LaunchState.CreateSent(at));
                assertThat(sending.version()).isEqualTo(launch.version());
                assertThat(sending.stored().version()).isEqualTo(launch.version() + 1);
            } else {
                assertThat(sending).isEqualTo(launch);
            }
        }
    }
}
