package software.openwork.den.domain.launch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** An allowance in memory. Safe for use by many threads. */
public final class InMemoryHostAllowance implements HostAllowance {

    private final int perHour;
    private final InstantSource clock;
    private Instant end = Instant.MIN;
    private int left;

    /** A full one. */
    public InMemoryHostAllowance(int perHour, InstantSource clock) {
        this.perHour = perHour;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Instant> take() {
        begin();
        if (left == 0) {
            return Optional.of(end);
        }
        left--;
        return Optional.empty();
    }

    @Override
    public synchronized void giveBack() {
        left = Math.min(left + 1, perHour);
    }

    @Override
    public synchronized void correct(int vendorLeft, Duration period) {
        begin();
        if (vendorLeft <= left) {
            left = vendorLeft;
            end = clock.instant().plus(period);
        }
    }

    private void begin() {
        Instant now = clock.instant();
        if (!now.isBefore(end)) {
            end = now.plus(Duration.ofHours(1));
            left = perHour;
        }
    }
}
