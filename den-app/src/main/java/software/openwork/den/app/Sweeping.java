package software.openwork.den.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.openwork.den.app.config.Sweep;
import software.openwork.den.application.sweep.RepairLeak;
import software.openwork.den.application.sweep.SweepVendors;
import software.openwork.den.mysql.MysqlAdapter;

/** Looking after what the vendors have. */
final class Sweeping {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeping.class);

    /** Of the 400 reads a minute that Render allows, few are for the sweeper. */
    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(500);

    private Sweeping() {}

    /** Empty where nothing real runs: there is nothing to look at. */
    static Optional<SweepVendors> of(MysqlAdapter storage, Vendors vendors, Launching launching, InstantSource clock) {
        return vendors.inventories()
                .map(inventories -> new SweepVendors(
                        inventories.hosts(),
                        inventories.domains(),
                        storage.workers(),
                        storage.launches(),
                        storage.teardowns(),
                        storage.leaks(),
                        new RepairLeak(
                                storage.launches(),
                                storage.teardowns(),
                                storage.auditLog(),
                                storage.jobs(),
                                storage.transactions(),
                                launching.launches(),
                                launching.teardowns(),
                                clock),
                        clock,
                        storage.installation(),
                        Sweeping::pause));
    }

    /** The recurring one. */
    static Runnable recurring(
            Sweep wanted, MysqlAdapter storage, Vendors vendors, Launching launching, InstantSource clock) {
        Optional<SweepVendors> sweep = of(storage, vendors, launching, clock);
        return switch (wanted) {
            case OFF -> () -> {};
            case REPORT -> () -> sweep.ifPresent(each -> told(each.handle(false)));
            case APPLY -> () -> sweep.ifPresent(each -> told(each.handle(true)));
        };
    }

    private static void told(SweepVendors.Result result) {
        if (result instanceof SweepVendors.Swept swept && !swept.repaired().isEmpty()) {
            LOG.info("taking down again what is left of the workers {}", swept.repaired());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_REQUESTS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the sweep was broken off", stop);
        }
    }
}
