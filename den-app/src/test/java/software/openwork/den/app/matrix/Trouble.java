package software.openwork.den.app.matrix;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.openwork.den.simulator.vendor.Fault;

/** What goes wrong at the vendors in the step at which something happens. */
enum Trouble {
    NOTHING,
    LOST_ANSWER,
    RESET,
    TOO_MANY_WITH_RETRY_AFTER,
    TOO_MANY,
    ERROR,
    MAINTENANCE_PAGE,
    MALFORMED,
    SLOW,
    HANGING,
    LATE_EFFECT,
    STALE_LISTS,
    DUPLICATES;

    /** What happens to calls, or null where it is another kind of trouble. */
    @Nullable
    Fault fault() {
        return switch (this) {
            case LOST_ANSWER -> new Fault.LoseAnswer();
            case RESET -> new Fault.Reset();
            case TOO_MANY_WITH_RETRY_AFTER -> Fault.tooMany(30);
            case TOO_MANY -> Fault.tooMany();
            case ERROR -> Fault.status(500);
            case MAINTENANCE_PAGE -> Fault.html(503);
            case MALFORMED -> new Fault.Malformed();
            case SLOW -> new Fault.Slow(Duration.ofMillis(5));
            case HANGING -> new Fault.Hang();
            case LATE_EFFECT -> new Fault.LateEffect(Duration.ofMillis(4));
            case NOTHING, STALE_LISTS, DUPLICATES -> null;
        };
    }
}
