package software.openwork.den.polar;

import java.time.Duration;

/** How long somebody still waits, over several calls. By the machine's clock: people wait by it too. */
final class Patience {

    private final long end;

    Patience(Duration within) {
        end = System.nanoTime() + within.toNanos();
    }

    /** May be negative. */
    Duration left() {
        return Duration.ofNanos(end - System.nanoTime());
    }
}
