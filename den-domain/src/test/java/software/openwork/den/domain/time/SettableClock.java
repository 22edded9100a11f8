package software.openwork.den.domain.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is told otherwise. Safe for use by many threads. */
public final class SettableClock implements InstantSource {

    /** Where a new clock stands: a whole second, so that every store keeps it exactly. */
    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicReference<Instant> now;

    /** A clock at {@link #START}. */
    public SettableClock() {
        this(START);
    }

    /** A clock at that time. */
    public SettableClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Moves the clock, also backwards. */
    public void set(Instant time) {
        now.set(time);
    }

    /** Moves the clock on and returns the new time. */
    public Instant advance(Duration step) {
        return now.updateAndGet(time -> time.plus(step));
    }
}
