package software.openwork.den.application.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static software.openwork.den.application.World.scope;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.application.World;
import software.openwork.den.application.worker.DeleteWorker;
import software.openwork.den.application.worker.RetryLaunch;
import software.openwork.den.application.worker.WorkerAccess;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.launch.FailureCode;
import software.openwork.den.domain.launch.FakeWorkerDomains;
import software.openwork.den.domain.launch.FakeWorkerHost;
import software.openwork.den.domain.launch.FakeWorkerHost.Fault;
import software.openwork.den.domain.launch.FakeWorkerHost.Operation;
import software.openwork.den.domain.launch.Launch;
import software.openwork.den.domain.launch.LaunchEvent;
import software.openwork.den.domain.launch.LaunchState;
import software.openwork.den.domain.launch.Teardown;
import software.openwork.den.domain.launch.WorkerHost;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.WorkerStatus;
import software.openwork.den.domain.worker.WorkerView;

class RunWorkerTest {

    private final World world = World.real();
    private final User ada = world.user("ada@example.com");

    private WorkerView view(Worker worker) {
        return world.workers.find(worker.id()).orElseThrow();
    }

    private FailureCode failure(Worker worker) {
        return world.launches
                .find(worker.id())
                .flatMap(Launch::failure)
                .orElseThrow()
                .code();
    }

    private void delete(Worker worker) {
        assertThat(world.deleteWorker.handle(scope(ada), worker.id().value(), World.CALLER))
                .isInstanceOf(DeleteWorker.Deleted.class);
    }

    /** Nothing costs money, nothing points anywhere, nothing is scheduled. */
    private void assertNothingLeft() {
        assertThat(world.host.running()).isEmpty();
        assertThat(world.host.services())
                .allSatisfy(service -> assertThat(service.domains()).isEmpty());
        assertThat(world.domains.records()).isEmpty();
    }

    @Nested
    class Launching {

        @Test
        void shouldEndHealthyUnderItsOwnName() {
            Worker worker = world.cloudWorker(ada);

            world.settle();

            assertThat(view(worker).worker().status()).isEqualTo(WorkerStatus.HEALTHY);
            assertThat(view(worker).instance()).isNotNull().satisfies(instance -> {
                assertThat(instance.url()).isEqualTo("https://" + worker.id() + ".workers.example");
                assertThat(instance.provider()).isEqualTo("render");
                assertThat(instance.status()).isEqualTo(WorkerStatus.HEALTHY);
            });
            assertThat(world.host.services(worker.id())).hasSize(1);
            assertThat(world.host.effects(Operation.CREATE)).isEqualTo(1);
        }

        @Test
        void shouldNumberItsEventsWithoutGaps() {
            Worker worker = world.cloudWorker(ada);
            world.settle();

            List<LaunchEvent> events = world.launches.events(worker.id(), 0, 1000);

            assertThat(events)
                    .extracting(LaunchEvent::seq)
                    .isEqualTo(LongStream.rangeClosed(1, events.size()).boxed().toList());
            assertThat(events)
                    .last()
                    .isInstanceOfSatisfying(
                            LaunchEvent.Status.class,
                            status -> assertThat(status.status()).isEqualTo(WorkerStatus.HEALTHY));
        }

        @Test
        void shouldAdoptTheServiceWhenTheAnswerToTheCreateIsLost() {
            world.host.next(Operation.CREATE, new Fault.LostAnswer());
            Worker worker = world.cloudWorker(ada);

            world.settle();

            assertThat(view(worker).worker().status()).isEqualTo(WorkerStatus.HEALTHY);
            assertThat(world.host.services(worker.id())).hasSize(1);
        }

        @Test
        void shouldWaitForACreateThatTakesEffectLate() {
            world.host.next(Operation.CREATE, new Fault.LateEffect(Duration.ofSeconds(80)));
            Worker worker = world.cloudWorker(ada);

            world.settle();

            assertThat(view(worker).worker().status()).isEqualTo(WorkerStatus.HEALTHY);
            assertThat(world.host.services(worker.id())).hasSize(1);
        }

        @Test
        void shouldFailWithACodeAndLeaveNothingRunning() {
            world.host.deploysEnd(new WorkerHost.DeployFailed("build_failed"));
            Worker worker = world.cloudWorker(ada);

            world.settle();

            assertThat(view(worker).worker().status()).isEqualTo(WorkerStatus.FAILED);
            assertThat(failure(worker)).isEqualTo(FailureCode.DEPLOY_FAILED);
            assertThat(world.host.running()).isEmpty();
            assertThat(world.workers.countCloud(ada.id()).notFailed()).isZero();
        }

        @Test
        void shouldRetryWithTheSameService() {
            world.host.deploysEnd(new WorkerHost.DeployFailed("build_failed"));
            Worker worker = world.cloudWorker(ada);
            world.settle();
            world.host.deploysEnd(null);

            assertThat(world.retryLaunch.handle(scope(ada), worker.id().value(), World.CALLER))
                    .isInstanceOf(RetryLaunch.Retried.class);
            assertThat(world.retryLaunch.handle(scope(ada), worker.id().value(), World.CALLER))
                    .isInstanceOf(RetryLaunch.NotFailed.class);
            world.settle();

            assertThat(view(worker).worker().status()).isEqualTo(WorkerStatus.HEALTHY);
            assertThat(world.host.services(worker.id())).hasSize(1);
        }

        @Test
        void shouldFailInTheEndWhenTheVendorNeverAnswers() {
            world.host.down();
            Worker worker = world.cloudWorker(ada);

            world.settle();

            assertThat(view(worker).worker().status()).isEqualTo(WorkerStatus.FAILED);
            assertThat(failure(worker)).isEqualTo(FailureCode.VENDOR_UNAVAILABLE);
        }
    }

    @Nested
    class Expiring {

        private Worker failed() {
            world.host.deploysEnd(new WorkerHost.DeployFailed("build_failed"));
            Worker worker = world.cloudWorker(ada);
            world.settle();
            return worker;
        }

        @Test
        void shouldTakeDownAFailedLaunchThatNobodyRetries() {
            Worker worker = failed();
            world.clock.advance(World.FAILED_LAUNCH_TTL.minusMinutes(5));
            world.jobs.runDue(world.runWorker);
            assertThat(view(worker).worker().status()).isEqualTo(WorkerStatus.FAILED);

            world.clock.advance(Duration.ofMinutes(5));
            world.settle();

            assertNothingLeft();
            assertThat(world.workers.find(worker.id())).isEmpty();
            assertThat(world.launches.find(worker.id()).orElseThrow().state())
                    .isInstanceOf(LaunchState.Cancelled.class);
            assertThat(world.teardowns.find(worker.id()).orElseThrow().isFinished())
                    .isTrue();
            assertThat(world.audit.recorded()).anySatisfy(entry -> {
                assertThat(entry.action()).isEqualTo("worker.expire");
                assertThat(entry.target()).isEqualTo(worker.id().value());
                assertThat(entry.actor()).isNull();
            });
            assertThat(world.jobs.nextDue()).isEmpty();
        }

        @Test
        void shouldCountFromTheLastFailure() {
            Worker worker = failed();
            world.clock.advance(World.FAILED_LAUNCH_TTL.minusDays(1));
            world.retryLaunch.handle(scope(ada), worker.id().value(), World.CALLER);
            world.settle();
            world.clock.advance(Duration.ofDays(2));
            world.settle();
            assertThat(view(worker).worker().status()).isEqualTo(WorkerStatus.FAILED);

            world.host.deploysEnd(null);
            world.retryLaunch.handle(scope(ada), worker.id().value(), World.CALLER);
            world.settle();
            world.clock.advance(World.FAILED_LAUNCH_TTL.plusDays(1));
            world.settle();

            assertThat(view(worker).worker().status()).isEqualTo(WorkerStatus.HEALTHY);
        }

        @Test
        void shouldEndWithAWorkerThatSomebodyElseRemoved() {
            Worker worker = failed();
            world.transactions.inTransaction(() -> world.workers.delete(worker.id()));

            world.clock.advance(World.FAILED_LAUNCH_TTL.plusDays(1));
            world.settle();

            assertThat(world.launches.find(worker.id()).orElseThrow().state())
                    .isInstanceOf(LaunchState.Cancelled.class);
            assertThat(world.jobs.nextDue()).isEmpty();
        }
    }

    @Nested
    class Deleting {

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
        void shouldLeaveNothingWhereverTheLaunchStands(int runs) {
            Worker worker = world.cloudWorker(ada);
            for (int run = 0; run < runs; run++) {
                if (world.jobs.runDue(world.runWorker) == 0) {
                    world.clock.advance(world.policy.pollInterval());
                }
            }

            delete(worker);
            world.settle();

            assertNothingLeft();
            assertThat(world.workers.find(worker.id())).isEmpty();
            assertThat(world.teardowns.find(worker.id()).orElseThrow().isFinished())
                    .isTrue();
            assertThat(world.host.effects(Operation.CREATE)).isLessThanOrEqualTo(1);
        }

        @Test
        void shouldWaitForACreateThatTakesEffectAfterTheDelete() {
            world.host.next(Operation.CREATE, new Fault.LateEffect(Duration.ofSeconds(80)));
            Worker worker = world.cloudWorker(ada);
            world.jobs.runDue(world.runWorker);
            world.jobs.runDue(world.runWorker);
            assertThat(world.launches.find(worker.id()).orElseThrow().state())
                    .isInstanceOf(LaunchState.CreateSent.class);

            delete(worker);
            world.settle();

            assertThat(world.host.services(worker.id())).hasSize(1);
            assertNothingLeft();
        }

        @Test
        void shouldGoOnUntilTheVendorAnswersAgain() {
            Worker worker = world.cloudWorker(ada);
            world.settle();
            world.host.down();
            world.domains.always(FakeWorkerDomains.Fault.UNAVAILABLE);
            delete(worker);
            for (int minute = 0; minute < 60; minute++) {
                world.jobs.runDue(world.runWorker);
                world.clock.advance(Duration.ofMinutes(1));
            }
            assertThat(world.teardowns.find(worker.id()).orElseThrow().host().state())
                    .isEqualTo(Teardown.State.FAILED);

            world.host.heal();
            world.domains.always(FakeWorkerDomains.Fault.NONE);
            world.settle();

            assertNothingLeft();
        }

        @Test
        void shouldBeForKeepersOnly() {
            User eve = world.user("eve@example.com");
            Worker worker = world.cloudWorker(ada);

            assertThat(world.deleteWorker.handle(scope(eve), worker.id().value(), World.CALLER))
                    .isEqualTo(new DeleteWorker.Refused(WorkerAccess.Refusal.NOT_FOUND));
            delete(worker);
            assertThat(world.showTeardown.handle(eve.id(), worker.id().value())).isEmpty();
            assertThat(world.showTeardown.handle(ada.id(), worker.id().value())).isPresent();
        }
    }

    /** The process dies at a call to the vendor, before or after its effect, and another one carries on. */
    @Nested
    class Crashing {

        @ParameterizedTest
        @EnumSource(Operation.class)
        void shouldEndRightWhereverTheProcessDies(Operation operation) {
            List<Fault> deaths = new ArrayList<>(List.of(new Fault.CrashBefore(), new Fault.CrashAfter()));
            for (Fault death : deaths) {
                world.host.next(operation, death);
                Worker worker = world.cloudWorker(ada);

                runSurviving();
                assertThat(view(worker).worker().status()).isEqualTo(WorkerStatus.HEALTHY);
                assertThat(world.host.services(worker.id())).hasSize(1);

                delete(worker);
                runSurviving();
                assertNothingLeft();
                world.host.heal();
            }
        }

        /** What {@link World#settle} does; a run that died is run again by somebody else after a while. */
        private void runSurviving() {
            world.settle();
        }

        @Test
        void shouldNotCreateTwiceWhenItDiesAfterTheCreate() {
            world.host.next(Operation.CREATE, new Fault.CrashAfter());
            Worker worker = world.cloudWorker(ada);

            world.settle();

            assertThat(world.host.services(worker.id())).hasSize(1);
            assertThat(world.host.calls(Operation.CREATE)).isEqualTo(1);
        }
    }

    @Test
    void shouldTellWatchersAtOnce() throws Exception {
        Worker worker = world.cloudWorker(ada);
        try (LaunchFeed.Watcher watcher = world.feed.watch(worker.id(), 0)) {
            List<LaunchEvent> seen = new ArrayList<>(watcher.await(Duration.ofSeconds(5)));
            world.settle();
            while (seen.size() < world.launches.events(worker.id(), 0, 1000).size()) {
                seen.addAll(watcher.await(Duration.ofSeconds(5)));
            }
            assertThat(seen).isEqualTo(world.launches.events(worker.id(), 0, 1000));
        } finally {
            world.feed.close();
        }
    }

    @Test
    void shouldSettleEveryFaultOfOneCallOrAnother() {
        List<FakeWorkerHost.Fault> faults = List.of(
                new Fault.Unavailable(null), new Fault.Unavailable(Duration.ofMinutes(2)), new Fault.LostAnswer());
        for (Operation operation : Operation.values()) {
            for (Fault fault : faults) {
                world.host.next(operation, fault, fault);
                Worker worker = world.cloudWorker(ada);
                world.settle();
                assertThat(view(worker).worker().status()).isEqualTo(WorkerStatus.HEALTHY);
                assertThat(world.host.services(worker.id())).hasSize(1);
                delete(worker);
                world.settle();
                assertNothingLeft();
                world.host.heal();
            }
        }
    }
}
