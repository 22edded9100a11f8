package software.openwork.den.application.billing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Until when something has to be done: people wait for it. */
record Deadline(InstantSource clock, Instant end) {

    static Deadline in(Duration time, InstantSource clock) {
        return new Deadline(clock, clock.instant().plus(time));
    }

    /** Zero when it is over. */
    Duration left() {
        Duration left = Duration.between(clock.instant(), end);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** The same, but at most so much from now. */
    Deadline within(Duration time) {
        Instant earlier = clock.instant().plus(time);
        return earlier.isBefore(end) ? new Deadline(clock, earlier) : this;
    }
}
