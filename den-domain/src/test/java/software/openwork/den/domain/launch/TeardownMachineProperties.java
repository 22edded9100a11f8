package software.openwork.den.domain.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import software.openwork.den.domain.launch.FakeWorkerHost.Fault;
import software.openwork.den.domain.launch.FakeWorkerHost.Operation;
import software.openwork.den.domain.time.SettableClock;
import software.openwork.den.domain.worker.WorkerStatus;
import software.openwork.den.domain.worker.Workers;

/** Long random stories of teardowns, and teardowns at vendors that fail. {@link TeardownRun} checks each step. */
class TeardownMachineProperties {

    @Property(tries = 300)
    void shouldHoldWhateverComes(
            @ForAll @IntRange(max = 33) int beginning,
            @ForAll @Size(max = 80) List<@IntRange(max = 6) Integer> outcomes,
            @ForAll @Size(min = 80, max = 80) List<@IntRange(max = 4_000_000) Integer> pauses) {
        TeardownRun run = TeardownGraphTest.beginnings().get(beginning);
        for (int i = 0; i < outcomes.size(); i++) {
            int pause = pauses.get(i);
            run.pass(Duration.ofMillis(pause % 3 == 0 ? 0 : pause / (1 + pause % 1000)));
            run.run(TeardownRun.outcomes().get(outcomes.get(i)));
        }
    }

    @Property(tries = 100)
    void shouldNeverPauseLongerThanTenMinutesOfItsOwn(@ForAll @IntRange(min = 1, max = 200) int failures) {
        TeardownRun run = TeardownGraphTest.beginnings().getFirst();
        for (int i = 0; i < failures; i++) {
            if (run.decide() instanceof TeardownAction.Wait wait) {
                assertThat(wait.until()).isBeforeOrEqualTo(run.now().plus(Duration.ofMinutes(10)));
                run.goTo(wait.until());
            }
            run.run(new TeardownOutcome.Failed("no answer", null));
        }
        assertThat(run.teardown().isFinished()).isFalse();
    }

    @Provide
    static Arbitrary<List<Fault>> faults() {
        Arbitrary<Fault> fault = Arbitraries.frequency(
                Tuple.of(3, (Fault) new Fault.None()),
                Tuple.of(3, new Fault.Unavailable(null)),
                Tuple.of(1, new Fault.Unavailable(Duration.ofSeconds(90))),
                Tuple.of(3, new Fault.LostAnswer()),
                Tuple.of(1, new Fault.Rejected(FailureCode.HOST_REJECTED)),
                Tuple.of(2, new Fault.CrashBefore()),
                Tuple.of(2, new Fault.CrashAfter()));
        return fault.list().ofMaxSize(15);
    }

    /** A worker deleted at any point of its launch, at vendors that fail until they do not. */
    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void shouldLeaveNothingBehind(
            @ForAll @IntRange(max = 6) int progress,
            @ForAll boolean deletes,
            @ForAll @IntRange(max = 89) int late,
            @ForAll("faults") List<Fault> finding,
            @ForAll("faults") List<Fault> suspending,
            @ForAll("faults") List<Fault> detaching,
            @ForAll("faults") List<Fault> deleting,
            @ForAll List<FakeWorkerDomains.Fault> removing) {
        SettableClock clock = new SettableClock();
        FakeWorkerHost vendor = new FakeWorkerHost(clock);
        FakeWorkerDomains zone = new FakeWorkerDomains();
        Launch launch = launchUntil(progress, vendor, zone, late);
        TeardownMachine machine = new TeardownMachine(Launches.policy(), deletes);
        Teardown teardown = machine.request(Workers.in(WorkerStatus.HEALTHY), null, launch, clock.instant());
        TeardownRun run = new TeardownRun(machine, Launches.policy(), teardown, clock.instant());
        vendor.heal()
                .next(Operation.FIND, finding.toArray(Fault[]::new))
                .next(Operation.SUSPEND, suspending.toArray(Fault[]::new))
                .next(Operation.DETACH, detaching.toArray(Fault[]::new))
                .next(Operation.DELETE, deleting.toArray(Fault[]::new))
                .before(Operation.DETACH, () -> assertThat(zone.records()).isEmpty());
        zone.next(removing.toArray(FakeWorkerDomains.Fault[]::new));

        int runs = 0;
        while (!run.teardown().isFinished()) {
            assertThat(runs++).isLessThan(1000);
            clock.set(run.now());
            try {
                TeardownAction action = run.decide();
                Optional<TeardownOutcome> outcome = perform(action, vendor, zone);
                if (outcome.isPresent()) {
                    run.tell(action, outcome.get());
                } else if (action instanceof TeardownAction.Wait wait) {
                    run.goTo(wait.until());
                }
            } catch (FakeWorkerHost.Crash crash) {
                run.pass(Duration.ofSeconds(8));
            }
        }

        clock.advance(Duration.ofDays(1));
        assertThat(vendor.running()).isEmpty();
        assertThat(zone.records()).isEmpty();
        assertThat(vendor.services()).allMatch(service -> service.domains().isEmpty());
        if (deletes) {
            assertThat(vendor.services()).isEmpty();
        }
    }

    private static Launch launchUntil(int progress, FakeWorkerHost vendor, FakeWorkerDomains zone, int late) {
        HostRequest request = new HostRequest(Workers.id(1), "Helper", Workers.tokens());
        String name = Launches.live().vanityDomain();
        switch (progress) {
            case 0 -> {
                return Launches.requested();
            }
            case 1 -> {
                vendor.next(Operation.CREATE, new Fault.LateEffect(Duration.ofSeconds(late)));
                vendor.create(request);
                return Launches.createSent();
            }
            case 2 -> {
                vendor.next(Operation.CREATE, new Fault.Unavailable(null));
                vendor.create(request);
                return Launches.createSent();
            }
            case 3 -> {
                vendor.create(request);
                return Launches.hostCreated();
            }
            default -> {
                WorkerHost.Creation creation = vendor.create(request);
                HostRef host = ((WorkerHost.Created) creation).host();
                vendor.attachDomain(host, name);
                if (progress > 4) {
                    zone.point(name, host + ".host.example");
                }
                return Launches.live();
            }
        }
    }

    private static Optional<TeardownOutcome> perform(
            TeardownAction action, FakeWorkerHost vendor, FakeWorkerDomains zone) {
        return switch (action) {
            case TeardownAction.FindHost find ->
                Optional.of(TeardownOutcome.of(vendor.find(new HostSearch(Workers.id(1), "Helper", null))));
            case TeardownAction.SuspendHost suspend -> Optional.of(TeardownOutcome.of(vendor.suspend(suspend.host())));
            case TeardownAction.RemoveDns remove -> Optional.of(TeardownOutcome.of(zone.remove(remove.name())));
            case TeardownAction.DetachDomain detach ->
                Optional.of(TeardownOutcome.of(vendor.detachDomain(detach.host(), detach.domain())));
            case TeardownAction.DeleteHost delete -> Optional.of(TeardownOutcome.of(vendor.delete(delete.host())));
            case TeardownAction.Wait wait -> Optional.empty();
            case TeardownAction.Nothing nothing -> Optional.empty();
        };
    }
}
