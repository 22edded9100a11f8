package software.openwork.den.domain.launch;

import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.time.SettableClock;
import software.openwork.den.domain.worker.WorkerStatus;
import software.openwork.den.domain.worker.Workers;

/** Ready-made teardowns of {@code Workers.provisioning()}, each made by the machine itself. */
public final class Teardowns {

    private Teardowns() {}

    /** A machine that only suspends. */
    public static TeardownMachine suspending() {
        return new TeardownMachine(Launches.policy(), false);
    }

    /** A machine that deletes services. */
    public static TeardownMachine deleting() {
        return new TeardownMachine(Launches.policy(), true);
    }

    /** Of a worker that was live: service, domain and record are known. */
    public static Teardown pending() {
        return of(Launches.live());
    }

    /** Of a worker that the replaced service made: only its URL is known. */
    public static Teardown ofAdopted() {
        var worker = Workers.withoutCreator();
        return suspending()
                .request(worker, Workers.instance(worker, "https://old.host.example"), null, SettableClock.START);
    }

    /** Of a worker with that launch. */
    public static Teardown of(@Nullable Launch launch) {
        return suspending().request(Workers.in(WorkerStatus.HEALTHY), null, launch, SettableClock.START);
    }

    /** With nothing left to do. */
    public static Teardown finished() {
        TeardownMachine machine = suspending();
        Teardown teardown = pending();
        while (!teardown.isFinished()) {
            teardown = machine.apply(
                    teardown,
                    machine.decide(teardown, SettableClock.START),
                    new TeardownOutcome.Done(),
                    SettableClock.START);
        }
        return teardown;
    }
}
