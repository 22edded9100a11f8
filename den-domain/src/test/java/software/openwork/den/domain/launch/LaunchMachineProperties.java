package software.openwork.den.domain.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import software.openwork.den.domain.launch.FakeWorkerHost.Fault;
import software.openwork.den.domain.launch.FakeWorkerHost.Operation;
import software.openwork.den.domain.time.SettableClock;
import software.openwork.den.domain.worker.WorkerStatus;
import software.openwork.den.domain.worker.Workers;

/** Long random stories of launches. {@link LaunchRun} checks each step. */
class LaunchMachineProperties {

    /**
     * One thing that happens.
     *
     * @param what which of the possible things, by number
     * @param pause milliseconds before it
     */
    private record Turn(int what, long pause) {}

    @Provide
    static Arbitrary<LaunchPolicy> policies() {
        return Arbitraries.of(Launches.policy(), Launches.plainPolicy(), LaunchPolicy.pretending("stub"));
    }

    @Provide
    static Arbitrary<List<Turn>> stories() {
        Arbitrary<Long> pause = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(0L)),
                Tuple.of(6, Arbitraries.longs().between(1, 10_000)),
                Tuple.of(
                        3, Arbitraries.longs().between(1, Duration.ofMinutes(20).toMillis())),
                Tuple.of(1, Arbitraries.longs().between(1, Duration.ofDays(9).toMillis())));
        return Combinators.combine(Arbitraries.integers().between(0, 999), pause)
                .as(Turn::new)
                .list()
                .ofMaxSize(120);
    }

    @Property(tries = 400)
    void shouldHoldWhateverComes(@ForAll("policies") LaunchPolicy policy, @ForAll("stories") List<Turn> story) {
        LaunchRun run = new LaunchRun(policy).dishonest();
        for (Turn turn : story) {
            run.pass(Duration.ofMillis(turn.pause()));
            List<LaunchOutcome> outcomes = LaunchOutcomes.all(run.now());
            int what = turn.what() % (outcomes.size() + 4);
            if (what < outcomes.size()) {
                run.run(outcomes.get(what));
            } else if (what == outcomes.size()) {
                run.retry();
            } else if (what == outcomes.size() + 1) {
                run.begin();
            } else if (what == outcomes.size() + 2 && turn.what() > 800) {
                run.cancel();
            }
        }
    }

    @Property(tries = 400)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void shouldNeverSendASecondCreateInDoubt(
            @ForAll("policies") LaunchPolicy policy, @ForAll("stories") List<Turn> story) {
        LaunchRun run = new LaunchRun(policy);
        for (Turn turn : story) {
            run.pass(Duration.ofMillis(turn.pause()));
            LaunchAction action = run.decide();
            List<LaunchOutcome> outcomes = LaunchOutcomes.fitting(action, run.now());
            if (action instanceof LaunchAction.CreateHost && turn.what() % 4 == 0) {
                run.begin();
            } else if (!outcomes.isEmpty()) {
                run.run(outcomes.get(turn.what() % outcomes.size()));
            } else if (action instanceof LaunchAction.Wait wait && turn.what() % 2 == 0) {
                run.goTo(wait.until());
            } else {
                run.retry();
            }
        }
        Statistics.collect(run.creates() > 1);
        Statistics.coverage(coverage -> coverage.check(true).percentage(percent -> percent > 5));
    }

    @Property(tries = 300)
    void shouldChangeNothingWhenAnEndIsReached(@ForAll("stories") List<Turn> story) {
        for (Launch end : List.of(Launches.live(), Launches.failed(), Launches.cancelled())) {
            Instant now = SettableClock.START;
            for (Turn turn : story) {
                now = now.plusMillis(turn.pause());
                List<LaunchOutcome> outcomes = LaunchOutcomes.all(now);
                LaunchTransition transition =
                        Launches.machine().apply(end, outcomes.get(turn.what() % outcomes.size()), now);
                assertThat(transition).isEqualTo(new LaunchTransition(end, List.of(), null, null));
                assertThat(Launches.machine().decide(end, now)).isEqualTo(new LaunchAction.Nothing());
            }
        }
    }

    @Property(tries = 100)
    void shouldNotCountTheTimeInAQueue(@ForAll("stories") List<Turn> story) {
        LaunchRun run = new LaunchRun(Launches.policy()).run(new LaunchOutcome.HostMissing());
        Instant last = run.launch().requestedAt().plus(LaunchPolicy.LONGEST_QUEUE);
        for (Turn turn : story) {
            // Asked again exactly when it was told to, however long that took.
            Instant until = run.now().plusMillis(5_000 + turn.pause() % 7_200_000);
            if (until.isAfter(last.minus(Duration.ofHours(1)))) {
                break;
            }
            Duration left = Duration.between(run.now(), run.launch().deadline());
            run.run(new LaunchOutcome.Queued(until));
            assertThat(run.decide()).isEqualTo(new LaunchAction.Wait(until));
            run.goTo(until);
            assertThat(Duration.between(run.now(), run.launch().deadline())).isEqualTo(left);
            assertThat(run.decide()).isEqualTo(new LaunchAction.CreateHost());
        }
        assertThat(run.status()).isEqualTo(WorkerStatus.PROVISIONING);
        run.run(new LaunchOutcome.HostKnown(Launches.HOST));
        assertThat(run.state()).isEqualTo(new LaunchState.HostCreated(Launches.HOST));
    }

    @Provide
    static Arbitrary<List<Fault>> faults() {
        Arbitrary<Fault> fault = Arbitraries.frequency(
                Tuple.of(4, (Fault) new Fault.None()),
                Tuple.of(3, new Fault.Unavailable(null)),
                Tuple.of(1, new Fault.Unavailable(Duration.ofSeconds(20))),
                Tuple.of(3, new Fault.LostAnswer()),
                Tuple.of(1, new Fault.LateEffect(Duration.ofSeconds(3))),
                Tuple.of(1, new Fault.LateEffect(Duration.ofSeconds(89))),
                Tuple.of(1, new Fault.Rejected(FailureCode.HOST_REJECTED)),
                Tuple.of(1, new Fault.Queued(SettableClock.START.plusSeconds(600))),
                Tuple.of(2, new Fault.CrashBefore()),
                Tuple.of(2, new Fault.CrashAfter()));
        return fault.list().ofMaxSize(12);
    }

    /** Against a vendor that fails in every way it can, and a driver that dies at every point it can. */
    @Property(tries = 500)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void shouldNeverLeaveAServiceThatNobodyKnows(
            @ForAll("faults") List<Fault> finding,
            @ForAll("faults") List<Fault> creating,
            @ForAll("faults") List<Fault> deploying,
            @ForAll("faults") List<Fault> suspending,
            @ForAll boolean deployWorks,
            @ForAll boolean retried) {
        LaunchRun run = new LaunchRun(Launches.plainPolicy());
        FakeWorkerHost vendor = new FakeWorkerHost(run::now).deploysEnd(deployWorks ? null : new WorkerHost.NoUrl());
        vendor.next(Operation.FIND, finding.toArray(Fault[]::new));
        vendor.next(Operation.CREATE, creating.toArray(Fault[]::new));
        vendor.next(Operation.DEPLOY, deploying.toArray(Fault[]::new));
        vendor.next(Operation.SUSPEND, suspending.toArray(Fault[]::new));

        drive(run, vendor);
        if (retried) {
            drive(run.retry(), vendor);
        }

        assertThat(vendor.services().size()).isLessThanOrEqualTo(1);
        if (run.state() instanceof LaunchState.Live live) {
            assertThat(vendor.running()).hasSize(1);
            assertThat(run.status()).isEqualTo(WorkerStatus.HEALTHY);
            assertThat(live.knownHost()).contains(vendor.services().getFirst().host());
        } else {
            assertThat(run.state()).isInstanceOf(LaunchState.Failed.class);
            if (suspending.stream().noneMatch(Fault.Rejected.class::isInstance)
                    && finding.stream().noneMatch(Fault.Rejected.class::isInstance)) {
                assertThat(vendor.running()).isEmpty();
            }
        }
        Statistics.collect(run.state() instanceof LaunchState.Live, vendor.calls(Operation.CREATE) > 1);
        Statistics.coverage(coverage -> {
            coverage.check(true, true).percentage(percent -> percent > 3);
            coverage.check(false, true).percentage(percent -> percent > 3);
        });
    }

    private static void drive(LaunchRun run, FakeWorkerHost vendor) {
        int runs = 0;
        while (!run.state().isTerminal()) {
            assertThat(runs++).isLessThan(10_000);
            try {
                switch (run.begin()) {
                    case LaunchAction.Wait wait -> run.goTo(wait.until());
                    case LaunchAction.FindHost find ->
                        run.tell(LaunchOutcome.of(vendor.find(new HostSearch(Workers.id(1), "Helper", null))));
                    case LaunchAction.CreateHost create ->
                        run.answerCreate(LaunchOutcome.of(
                                vendor.create(new HostRequest(Workers.id(1), "Helper", Workers.tokens()))));
                    case LaunchAction.ResumeHost resume -> run.tell(LaunchOutcome.of(vendor.resume(resume.host())));
                    case LaunchAction.ReadDeploy read -> run.tell(LaunchOutcome.of(vendor.deploy(read.host())));
                    case LaunchAction.SuspendHost suspend -> run.tell(LaunchOutcome.of(vendor.suspend(suspend.host())));
                    case LaunchAction.GiveUp giveUp -> run.tell(new LaunchOutcome.GivenUp());
                    default -> run.tell(new LaunchOutcome.Done());
                }
            } catch (FakeWorkerHost.Crash crash) {
                // another process carries on with what is stored
                run.pass(Duration.ofSeconds(8));
            }
        }
    }
}
