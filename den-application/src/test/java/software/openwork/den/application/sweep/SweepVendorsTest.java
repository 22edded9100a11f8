package software.openwork.den.application.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static software.openwork.den.application.World.scope;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.openwork.den.application.World;
import software.openwork.den.application.worker.DeleteWorker;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.launch.FakeWorkerDomains;
import software.openwork.den.domain.launch.FakeWorkerHost;
import software.openwork.den.domain.launch.FakeWorkerHost.Service;
import software.openwork.den.domain.launch.HostRef;
import software.openwork.den.domain.launch.LaunchState;
import software.openwork.den.domain.launch.LaunchTransition;
import software.openwork.den.domain.launch.WorkerHost;
import software.openwork.den.domain.sweep.Leak;
import software.openwork.den.domain.sweep.Mark;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.Workers;

class SweepVendorsTest {

    private static final String ANOTHER_DEN = "99999999-0000-4000-8000-000000000002";

    private final World world = World.real();
    private final User ada = world.user("ada@example.com");
    private int pauses;
    private final SweepVendors sweep = new SweepVendors(
            world.host,
            world.domains,
            world.workers,
            world.launches,
            world.teardowns,
            world.leaks,
            world.repairLeak,
            world.clock,
            FakeWorkerHost.INSTALLATION,
            () -> pauses++);

    private Worker launched() {
        Worker worker = world.cloudWorker(ada);
        world.settle();
        return worker;
    }

    private Worker deleted() {
        Worker worker = launched();
        assertThat(world.deleteWorker.handle(scope(ada), worker.id().value(), World.CALLER))
                .isInstanceOf(DeleteWorker.Deleted.class);
        world.settle();
        return worker;
    }

    private HostRef host(Worker worker) {
        return world.host.services(worker.id()).getFirst().host();
    }

    private SweepVendors.Swept swept(boolean apply) {
        if (sweep.handle(apply) instanceof SweepVendors.Swept swept) {
            return swept;
        }
        throw new AssertionError("incomplete");
    }

    /** Finds it in two sweeps an hour apart, the second of which may repair, and lets the jobs run. */
    private List<WorkerId> repaired() {
        world.clock.advance(Duration.ofHours(2));
        assertThat(swept(true).repaired()).as("seen once").isEmpty();
        world.clock.advance(Duration.ofHours(1));
        List<WorkerId> repaired = swept(true).repaired();
        world.settle();
        return repaired;
    }

    private List<Leak> leaks() {
        return swept(false).report().leaks();
    }

    private String name(Worker worker) {
        return worker.id() + ".workers.example";
    }

    @Nested
    class Finding {

        @Test
        void shouldFindNothingWhereEverythingIsInOrder() {
            launched();
            deleted();
            world.cloudWorker(ada);
            world.host.deploysEnd(new WorkerHost.DeployFailed("build_failed"));
            launched();

            assertThat(leaks()).isEmpty();
            assertThat(world.leaks.latest().orElseThrow().checkedAt()).isEqualTo(world.clock.instant());
        }

        @Test
        void shouldLeaveAloneWhatIsBeingLaunchedOrTakenDown() {
            Worker worker = launched();
            world.deleteWorker.handle(scope(ada), worker.id().value(), World.CALLER);
            world.cloudWorker(ada);
            world.jobs.runDue(world.runWorker);
            world.jobs.runDue(world.runWorker);

            assertThat(leaks()).isEmpty();
        }

        @Test
        void shouldAskOnlyServicesThatNoWorkerOwnsByName() {
            launched();
            launched();
            leaks();
            assertThat(pauses).isZero();

            deleted();
            leaks();

            assertThat(pauses).isEqualTo(2);
        }

        @Test
        void shouldKnowAdoptedServicesByTheirWorkers() {
            Worker worker = world.cloudWorker(ada);
            world.host.given(worker.id());

            assertThat(leaks()).isEmpty();
        }

        @Test
        void shouldReportWhatNobodyHereKnows() {
            HostRef adopted = world.host.given(Workers.id(70));
            HostRef foreign = world.host.given(Workers.id(71), ANOTHER_DEN);
            HostRef forgotten = world.host.given(Workers.id(72), FakeWorkerHost.INSTALLATION);

            assertThat(leaks())
                    .extracting(Leak::ref, Leak::verdict)
                    .containsExactlyInAnyOrder(
                            tuple(adopted.value(), Leak.Verdict.UNKNOWN),
                            tuple(foreign.value(), Leak.Verdict.FOREIGN),
                            tuple(forgotten.value(), Leak.Verdict.OURS_ORPHANED));
            assertThat(repaired()).isEmpty();
            assertThat(world.host.running()).hasSize(3);
        }

        @Test
        void shouldReportAnAliasThatLeadsNowhere() {
            world.domains.given(Workers.id(70) + ".workers.example", "gone.host.example", Mark.NONE);
            world.domains.given("www.workers.example", "gone.host.example", Mark.NONE);
            HostRef adopted = world.host.given(world.cloudWorker(ada).id());
            world.domains.given(
                    "aaaaaaaa-0000-4000-8000-00000000.workers.example", adopted + ".host.example", Mark.NONE);

            assertThat(leaks()).singleElement().satisfies(leak -> {
                assertThat(leak.kind()).isEqualTo(Leak.Kind.DNS);
                assertThat(leak.worker()).isEqualTo(Workers.id(70));
                assertThat(leak.verdict()).isEqualTo(Leak.Verdict.UNKNOWN);
            });
            assertThat(repaired()).isEmpty();
        }

        @Test
        void shouldRememberWhenItSawSomethingFirst() {
            world.host.given(Workers.id(70));
            leaks();
            world.clock.advance(Duration.ofHours(1));

            assertThat(leaks())
                    .singleElement()
                    .satisfies(leak -> assertThat(leak.firstSeen())
                            .isEqualTo(world.clock.instant().minus(Duration.ofHours(1))));
        }

        @Test
        void shouldReportNothingWhenAVendorDoesNotAnswer() {
            world.host.given(Workers.id(70));
            leaks();
            var before = world.leaks.latest();
            world.domains.always(FakeWorkerDomains.Fault.UNAVAILABLE);

            assertThat(sweep.handle(true)).isInstanceOf(SweepVendors.Incomplete.class);
            world.domains.always(FakeWorkerDomains.Fault.NONE);
            world.host.down();
            assertThat(sweep.handle(true)).isInstanceOf(SweepVendors.Incomplete.class);

            assertThat(world.leaks.latest()).isEqualTo(before);
        }
    }

    @Nested
    class Repairing {

        @Test
        void shouldStopAgainWhatIsOnRecordAsGone() {
            Worker worker = deleted();
            world.host.start(host(worker));

            assertThat(repaired()).containsExactly(worker.id());

            assertThat(world.host.running()).isEmpty();
            assertThat(world.teardowns.find(worker.id()).orElseThrow().isFinished())
                    .isTrue();
            assertThat(leaks()).isEmpty();
            assertThat(world.audit.recorded())
                    .anySatisfy(entry -> assertThat(entry.action()).isEqualTo("worker.sweep"));
        }

        @Test
        void shouldRemoveDomainsAndRecordsAgain() {
            Worker worker = deleted();
            world.host.attachDomain(host(worker), name(worker));
            world.domains.point(name(worker), host(worker) + ".host.example");
            world.domains.given("www.workers.example", "other.example", Mark.NONE);

            assertThat(repaired()).containsExactly(worker.id());

            assertThat(world.domains.records()).containsOnlyKeys("www.workers.example");
            assertThat(world.host.services())
                    .allSatisfy(service -> assertThat(service.domains()).isEmpty());
        }

        @Test
        void shouldTouchNoOtherDomainOfAService() {
            Worker worker = deleted();
            world.host.attachDomain(host(worker), "shop.example");

            assertThat(leaks()).extracting(Leak::name).containsExactly("shop.example");
            assertThat(repaired()).isEmpty();
            assertThat(world.host.services())
                    .singleElement()
                    .extracting(Service::domains)
                    .asInstanceOf(InstanceOfAssertFactories.COLLECTION)
                    .isNotEmpty();
        }

        @Test
        void shouldSuspendAFailedLaunchAgain() {
            world.host.deploysEnd(new WorkerHost.DeployFailed("build_failed"));
            Worker worker = launched();
            world.host.start(host(worker));

            assertThat(repaired()).containsExactly(worker.id());

            assertThat(world.host.running()).isEmpty();
            assertThat(world.launches.find(worker.id()).orElseThrow().state()).isInstanceOf(LaunchState.Failed.class);
        }

        @Test
        void shouldTakeDownWhatIsLeftOfACancelledLaunch() {
            Worker worker = world.cloudWorker(ada);
            for (int run = 0; run < 3; run++) {
                world.jobs.runDue(world.runWorker);
            }
            LaunchTransition cancelled =
                    world.launchMachine.cancel(world.launches.find(worker.id()).orElseThrow(), world.clock.instant());
            world.transactions.inTransaction(() ->
                    world.launches.save(cancelled.launch(), cancelled.events()) && world.workers.delete(worker.id()));
            world.settle();
            assertThat(world.host.running()).hasSize(1);

            assertThat(repaired()).containsExactly(worker.id());

            assertThat(world.host.running()).isEmpty();
        }

        @Test
        void shouldNotTouchAWorkerThatNobodySaysToBeGone() {
            Worker worker = launched();
            world.transactions.inTransaction(() -> world.workers.delete(worker.id()));

            assertThat(leaks()).extracting(Leak::verdict).contains(Leak.Verdict.OURS_ORPHANED);
            assertThat(repaired()).isEmpty();
            assertThat(world.host.running()).hasSize(1);
        }

        @Test
        void shouldNotTouchWhatIsYoung() {
            Worker worker = deleted();
            world.host.start(host(worker));

            assertThat(swept(true).repaired()).isEmpty();
            world.clock.advance(Duration.ofMinutes(10));
            assertThat(swept(true).repaired()).isEmpty();
            assertThat(world.host.running()).hasSize(1);
        }

        @Test
        void shouldNotTouchWhatDoesNotCarryOurMark() {
            Worker worker = deleted();
            world.host.vanish(host(worker));
            world.host.given(worker.id());
            world.host.given(worker.id(), ANOTHER_DEN);
            world.domains.given(name(worker), "elsewhere.example", new Mark(ANOTHER_DEN, worker.id()));

            assertThat(repaired()).isEmpty();

            assertThat(world.host.running()).hasSize(2);
            assertThat(world.domains.records()).hasSize(1);
        }

        @Test
        void shouldNotTouchASecondServiceOfALivingWorker() {
            Worker worker = launched();
            world.host.given(worker.id(), FakeWorkerHost.INSTALLATION);
            assertThat(world.launches.find(worker.id()).orElseThrow().state()).isInstanceOf(LaunchState.Live.class);

            assertThat(repaired()).isEmpty();
            assertThat(world.host.running()).hasSize(2);
        }

        @Test
        void shouldDoNothingUnlessAsked() {
            Worker worker = deleted();
            world.host.start(host(worker));
            world.clock.advance(Duration.ofHours(2));
            leaks();
            world.clock.advance(Duration.ofHours(2));

            leaks();
            world.settle();

            assertThat(world.host.running()).hasSize(1);
        }
    }
}
