package software.openwork.den.app.matrix;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.openwork.den.simulator.vendor.Fault;

/** What goes wrong at the vendors in the step at which something happens. */
enum Trouble {
    NOTHING(null),
    LOST_ANSWER(new Fault.LoseAnswer()),
    RESET(new Fault.Reset()),
    TOO_MANY_WITH_RETRY_AFTER(Fault.tooMany(30)),
    TOO_MANY(Fault.tooMany()),
    ERROR(Fault.status(500)),
    MAINTENANCE_PAGE(Fault.html(503)),
    MALFORMED(new Fault.Malformed()),
    SLOW(new Fault.Slow(Duration.ofMillis(5))),
    HANGING(new Fault.Hang()),
    LATE_EFFECT(new Fault.LateEffect(Duration.ofMillis(10))),
    STALE_LISTS(null),
    DUPLICATES(null);

    private final @Nullable Fault fault;

    Trouble(@Nullable Fault fault) {
        this.fault = fault;
    }

    /** What happens to calls, or null where it is another kind of trouble. */
    @Nullable
    Fault fault() {
        return fault;
    }
}
