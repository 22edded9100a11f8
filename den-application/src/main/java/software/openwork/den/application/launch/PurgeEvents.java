package software.openwork.den.application.launch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import software.openwork.den.domain.launch.LaunchRepository;

/** Removes the events of launches that ended long ago. */
public final class PurgeEvents {

    private static final int BATCH = 1_000;

    /** However much there is, a run comes to an end; the next one goes on. */
    private static final int BATCHES = 1_000;

    private final LaunchRepository launches;
    private final InstantSource clock;
    private final Duration retention;

    /**
     * The use case.
     *
     * @param retention how long events are kept
     */
    public PurgeEvents(LaunchRepository launches, InstantSource clock, Duration retention) {
        this.launches = launches;
        this.clock = clock;
        this.retention = retention;
    }

    /** Purges, in small steps that hold up nobody. A repeat finds nothing more. */
    public void handle() {
        Instant before = clock.instant().minus(retention);
        for (int batch = 0; batch < BATCHES; batch++) {
            if (launches.purgeEvents(before, BATCH) < BATCH) {
                return;
            }
        }
    }
}
