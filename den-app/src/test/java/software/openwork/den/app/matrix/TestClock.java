package software.openwork.den.app.matrix;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is told otherwise. */
final class TestClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    void until(Instant time) {
        now = time.isAfter(now) ? time : now;
    }
}
