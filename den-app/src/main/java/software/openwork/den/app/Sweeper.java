package software.openwork.den.app;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.openwork.den.app.config.DenConfig;
import software.openwork.den.application.job.WorkerJob;
import software.openwork.den.application.sweep.SweepVendors;
import software.openwork.den.domain.sweep.Leak;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.mysql.MysqlAdapter;

/** What an operator does about leaks, on the database and at the vendors, whether or not Den runs. */
final class Sweeper implements AutoCloseable {

    /** How long the command itself works at the repairs; whatever is left by then, a running Den finishes. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration LOOK = Duration.ofMillis(200);

    private final PrintStream out;
    private final InstantSource clock = InstantSource.system();
    private final Parts parts = new Parts();
    private final Optional<SweepVendors> sweep;
    private final WorkerJob job;

    Sweeper(DenConfig config, PrintStream out) {
        this.out = out;
        try {
            MysqlAdapter storage = parts.add(DenApp.database(config));
            storage.requireMigrated();
            Vendors vendors = Vendors.of(config, storage, parts, clock);
            Launching launching = Launching.of(config, storage, vendors, clock);
            parts.add(launching.feed());
            sweep = Sweeping.of(storage, vendors, launching, clock);
            job = launching.job();
        } catch (RuntimeException failed) {
            parts.close();
            throw failed;
        }
    }

    /** Sweeps, and takes down what may be taken down when that is wanted. */
    void sweep(boolean apply) throws InterruptedException {
        if (sweep.isEmpty()) {
            out.println("Cloud workers only seem to run here: there is nothing to look at.");
            return;
        }
        switch (sweep.get().handle(apply)) {
            case SweepVendors.Incomplete incomplete ->
                throw new StartException("the sweep was not completed: " + incomplete.reason());
            case SweepVendors.Swept swept -> {
                swept.report().leaks().forEach(this::show);
                out.println(
                        swept.report().leaks().isEmpty()
                                ? "Nothing was found that no worker owns."
                                : swept.report().leaks().size() + " found that no worker owns.");
                repair(swept.repaired(), apply);
            }
        }
    }

    private void show(Leak leak) {
        out.printf(
                "%s %s %s (worker %s, installation %s): %s, first seen %s%n",
                leak.kind().word(),
                leak.ref(),
                leak.name().replaceAll("\\p{Cntrl}", "?"),
                leak.worker() == null ? "unknown" : leak.worker(),
                leak.installation() == null ? "unknown" : leak.installation(),
                leak.verdict().word(),
                leak.firstSeen());
    }

    private void repair(List<WorkerId> workers, boolean apply) throws InterruptedException {
        Instant end = clock.instant().plus(PATIENCE);
        for (WorkerId worker : workers) {
            out.println(
                    isDone(worker, end)
                            ? "What was left of worker " + worker + " is taken down."
                            : "What is left of worker " + worker + " is being taken down; a running Den goes on.");
        }
        if (workers.isEmpty()) {
            out.println(
                    apply
                            ? "Nothing was changed: what is taken down is ours, gone by the records, an hour old and was"
                                    + " found by an earlier sweep."
                            : "Nothing was changed.");
        }
    }

    private boolean isDone(WorkerId worker, Instant end) throws InterruptedException {
        Optional<Instant> next = job.run(worker);
        while (next.isPresent() && next.get().isBefore(end) && clock.instant().isBefore(end)) {
            if (next.get().isAfter(clock.instant())) {
                Thread.sleep(LOOK);
            } else {
                next = job.run(worker);
            }
        }
        // A failed launch that was suspended again waits for its end.
        return next.isEmpty() || next.get().isAfter(clock.instant().plus(Duration.ofHours(2)));
    }

    @Override
    public void close() {
        parts.close();
    }
}
