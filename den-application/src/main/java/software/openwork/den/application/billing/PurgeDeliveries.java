package software.openwork.den.application.billing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import software.openwork.den.domain.billing.DeliveryRepository;

/** Forgets what the vendor told long ago. */
public final class PurgeDeliveries {

    private static final int BATCH = 1_000;

    /** However much there is, a run comes to an end; the next one goes on. */
    private static final int BATCHES = 1_000;

    private final DeliveryRepository deliveries;
    private final Duration retention;
    private final InstantSource clock;

    public PurgeDeliveries(DeliveryRepository deliveries, Duration retention, InstantSource clock) {
        this.deliveries = deliveries;
        this.retention = retention;
        this.clock = clock;
    }

    /** Purges. A repeat finds nothing more. */
    public void handle() {
        Instant before = clock.instant().minus(retention);
        for (int batch = 0; batch < BATCHES; batch++) {
            if (deliveries.purge(before, BATCH) < BATCH) {
                return;
            }
        }
    }
}
