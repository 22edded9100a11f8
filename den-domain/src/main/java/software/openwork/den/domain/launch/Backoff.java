package software.openwork.den.domain.launch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The pause after a failure: a second at first, then twice as long each time up to a bound, or what the vendor asks for
 * up to an hour where that is more.
 *
 * @param longest the bound, an hour at most
 */
record Backoff(Duration longest) {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST_ASKED = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 12;

    /** The pause after so many failures before this one. */
    Duration after(int failures, @Nullable Duration asked) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        Duration pause = doubled.compareTo(longest) > 0 ? longest : doubled;
        if (asked == null || asked.compareTo(pause) <= 0) {
            return pause;
        }
        return asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked;
    }
}
