package software.openwork.den.application.worker;

import java.time.Duration;
import java.time.InstantSource;
import software.openwork.den.domain.idempotency.IdempotencyKeys;

/** Removes idempotency keys that are not known any more. */
public final class PurgeKeys {

    private static final int BATCH = 1_000;

    /** However much there is, a run comes to an end; the next one goes on. */
    private static final int BATCHES = 1_000;

    private final IdempotencyKeys keys;
    private final InstantSource clock;
    private final Duration kept;

    /**
     * The use case.
     *
     * @param kept how long a key is known after its first use
     */
    public PurgeKeys(IdempotencyKeys keys, InstantSource clock, Duration kept) {
        this.keys = keys;
        this.clock = clock;
        this.kept = kept;
    }

    /** Purges, in small steps that hold up nobody. A repeat finds nothing more. */
    public void handle() {
        for (int batch = 0; batch < BATCHES; batch++) {
            if (keys.purge(clock.instant().minus(kept), BATCH) < BATCH) {
                return;
            }
        }
    }
}
