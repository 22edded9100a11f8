package software.openwork.den.domain.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.launch.Teardown.State;
import software.openwork.den.domain.time.SettableClock;
import software.openwork.den.domain.worker.WorkerStatus;
import software.openwork.den.domain.worker.Workers;

/** The stories that operators meet, one by one; {@link TeardownGraphTest} has all the others. */
class TeardownMachineTest {

    private static final String NAME =
            Launches.policy().vanityDomain(Workers.id(1)).orElseThrow();
    private static final TeardownOutcome DONE = new TeardownOutcome.Done();
    private static final TeardownOutcome MISSING = new TeardownOutcome.Missing();
    private static final TeardownOutcome SILENCE = new TeardownOutcome.Failed("no answer", null);

    private static TeardownRun of(@Nullable Launch launch, boolean deletes) {
        TeardownMachine machine = new TeardownMachine(Launches.policy(), deletes);
        return new TeardownRun(
                machine,
                Launches.policy(),
                machine.request(Workers.in(WorkerStatus.HEALTHY), null, launch, SettableClock.START),
                SettableClock.START);
    }

    @Nested
    class FormerNames {

        private @Nullable String nameOf(String url) {
            var worker = Workers.withoutCreator();
            Teardown teardown =
                    Teardowns.suspending().request(worker, Workers.instance(worker, url), null, SettableClock.START);
            assertThat(teardown.domain()).isEqualTo(teardown.dns());
            return teardown.dns() == null ? null : teardown.dns().ref();
        }

        @Test
        void shouldGoWithTheWorkersOfTheReplacedService() {
            assertThat(nameOf("https://0123-abcd.Workers.example/")).isEqualTo("0123-abcd.workers.example");
        }

        @Test
        void shouldNotBeTakenFromElsewhere() {
            assertThat(nameOf("https://old.host.example")).isNull();
            assertThat(nameOf("https://evil.example/x.workers.example")).isNull();
            assertThat(nameOf("nonsense.workers.example")).isNull();
            assertThat(nameOf("https://workers.example")).isNull();
        }
    }

    @Nested
    class Request {

        @Test
        void shouldTakeAllThatItNeedsFromTheLaunch() {
            Teardown teardown = Teardowns.pending();

            assertThat(teardown.workerId()).isEqualTo(Workers.id(1));
            assertThat(teardown.orgId()).isEqualTo(Workers.provisioning().orgId());
            assertThat(teardown.createdBy()).isEqualTo(Workers.provisioning().createdBy());
            assertThat(teardown.knownHost()).contains(Launches.HOST);
            assertThat(teardown.domain().ref()).isEqualTo(NAME);
            assertThat(teardown.dns().ref()).isEqualTo(NAME);
            assertThat(teardown.requestedAt()).isEqualTo(SettableClock.START);
            assertThat(teardown.isFinished()).isFalse();
        }

        @Test
        void shouldTakeWhatThereIsOfAnAdoptedWorker() {
            Teardown teardown = Teardowns.ofAdopted();

            assertThat(teardown.instanceUrl()).isEqualTo("https://old.host.example");
            assertThat(teardown.createdBy()).isNull();
            assertThat(teardown.knownHost()).isEmpty();
            assertThat(teardown.domain()).isNull();
            assertThat(teardown.dns()).isNull();
            assertThat(Teardowns.suspending().decide(teardown, SettableClock.START))
                    .isEqualTo(new TeardownAction.FindHost());
        }

        @Test
        void shouldKeepWholeMillisecondsOnly() {
            Teardown teardown = Teardowns.suspending()
                    .request(Workers.provisioning(), null, null, SettableClock.START.plusNanos(1_999_999));

            assertThat(teardown.requestedAt()).isEqualTo(SettableClock.START.plusMillis(1));
        }
    }

    @Test
    void shouldSuspendThenRemoveTheRecordThenDetach() {
        TeardownRun run = of(Launches.live(), false);

        assertThat(run.decide()).isEqualTo(new TeardownAction.SuspendHost(Launches.HOST));
        run.run(DONE);
        assertThat(run.decide()).isEqualTo(new TeardownAction.RemoveDns(NAME));
        run.run(DONE);
        assertThat(run.decide()).isEqualTo(new TeardownAction.DetachDomain(Launches.HOST, NAME));
        run.pass(Duration.ofSeconds(3)).run(DONE);

        assertThat(run.decide()).isEqualTo(new TeardownAction.Nothing());
        assertThat(run.teardown().finishedAt()).isEqualTo(SettableClock.START.plusSeconds(3));
        assertThat(run.teardown().host().state()).isEqualTo(State.SUSPENDED);
        assertThat(run.teardown().domain().state()).isEqualTo(State.GONE);
        assertThat(run.teardown().dns().state()).isEqualTo(State.GONE);
    }

    @Test
    void shouldDeleteTheServiceLastWhenThatIsWanted() {
        TeardownRun run = of(Launches.live(), true).run(DONE).run(DONE).run(DONE);

        assertThat(run.decide()).isEqualTo(new TeardownAction.DeleteHost(Launches.HOST));
        run.run(SILENCE);
        assertThat(run.teardown().host().state()).isEqualTo(State.SUSPENDED);
        run.goTo(run.teardown().host().dueAt()).run(DONE);
        assertThat(run.teardown().isFinished()).isTrue();
        assertThat(run.teardown().host().state()).isEqualTo(State.GONE);
    }

    @Test
    void shouldRemoveTheRecordWhileTheHostIsStuck() {
        TeardownRun run = of(Launches.live(), false).run(SILENCE);

        assertThat(run.decide()).isEqualTo(new TeardownAction.RemoveDns(NAME));
        run.run(DONE);
        assertThat(run.decide()).isEqualTo(new TeardownAction.DetachDomain(Launches.HOST, NAME));
        run.run(DONE);
        assertThat(run.decide()).isEqualTo(new TeardownAction.Wait(SettableClock.START.plusSeconds(1)));
        assertThat(run.teardown().host().state()).isEqualTo(State.FAILED);
        assertThat(run.teardown().host().lastError()).isEqualTo("no answer");
    }

    @Test
    void shouldKeepTheDomainWhileTheRecordIsStuck() {
        TeardownRun run = of(Launches.live(), true).run(DONE).run(SILENCE);

        assertThat(run.decide()).isInstanceOf(TeardownAction.Wait.class);
        assertThat(run.teardown().domain().state()).isEqualTo(State.PENDING);
    }

    @Test
    void shouldCountADomainAsGoneWithItsService() {
        TeardownRun run = of(Launches.live(), false).run(MISSING);

        assertThat(run.teardown().host().state()).isEqualTo(State.GONE);
        assertThat(run.teardown().domain().state()).isEqualTo(State.GONE);
        assertThat(run.decide()).isEqualTo(new TeardownAction.RemoveDns(NAME));
        run.run(MISSING);
        assertThat(run.teardown().isFinished()).isTrue();
    }

    @Test
    void shouldWaitForACreateThatMayStillHaveAnEffect() {
        TeardownRun run = of(Launches.createSent(), false).run(MISSING).run(MISSING);
        assertThat(run.teardown().dns().state()).isEqualTo(State.GONE);

        while (run.now().isBefore(SettableClock.START.plusSeconds(85))) {
            run.goTo(run.teardown().host().dueAt());
            assertThat(run.decide()).isEqualTo(new TeardownAction.FindHost());
            run.run(MISSING);
            assertThat(run.teardown().isFinished()).isFalse();
        }
        run.goTo(run.teardown().host().dueAt()).run(new TeardownOutcome.HostKnown(Launches.HOST));
        assertThat(run.decide()).isEqualTo(new TeardownAction.SuspendHost(Launches.HOST));
        assertThat(run.teardown().host().attempts()).isZero();
    }

    @Test
    void shouldBelieveThatThereIsNothingOnceTheDoubtIsOver() {
        TeardownRun run =
                of(Launches.createSent(), false).run(MISSING).run(MISSING).pass(Duration.ofSeconds(90));

        assertThat(run.run(MISSING).teardown().isFinished()).isTrue();
    }

    @Test
    void shouldTryAgainWhateverTheReason() {
        TeardownRun run = of(Launches.hostCreated(), false);

        run.run(TeardownOutcome.of(new Effect.Rejected("no")));
        assertThat(run.teardown().host().state()).isEqualTo(State.FAILED);
        assertThat(run.teardown().isFinished()).isFalse();
    }

    @Test
    void shouldHonourThePauseThatTheVendorAsksForUpToAnHour() {
        TeardownRun run = of(Launches.live(), false);

        run.run(new TeardownOutcome.Failed("busy", Duration.ofMinutes(20)));
        assertThat(run.teardown().host().dueAt()).isEqualTo(SettableClock.START.plus(Duration.ofMinutes(20)));
        run.goTo(run.teardown().host().dueAt()).run(new TeardownOutcome.Failed("busy", Duration.ofDays(400)));
        assertThat(run.teardown().host().dueAt()).isEqualTo(run.now().plus(Duration.ofHours(1)));
    }

    @Test
    void shouldIgnoreWhatComesLate() {
        TeardownMachine machine = Teardowns.suspending();
        Teardown suspended = machine.apply(
                Teardowns.pending(), new TeardownAction.SuspendHost(Launches.HOST), DONE, SettableClock.START);

        assertThat(machine.apply(
                        suspended, new TeardownAction.SuspendHost(Launches.HOST), SILENCE, SettableClock.START))
                .isEqualTo(suspended);
        assertThat(machine.apply(
                        suspended, new TeardownAction.DetachDomain(Launches.HOST, NAME), DONE, SettableClock.START))
                .as("the record is not gone yet")
                .isEqualTo(suspended);
        Instant later = SettableClock.START.plusSeconds(99);
        assertThat(machine.apply(Teardowns.finished(), new TeardownAction.RemoveDns(NAME), SILENCE, later))
                .isEqualTo(Teardowns.finished());
    }
}
