package software.openwork.den.domain.account;

import java.time.Duration;

/**
 * How often something may be asked for. The window begins anew when nothing was allowed for its whole length; what is
 * refused does not prolong it. So counts the service that Den replaces.
 *
 * @param most requests in a window, 1 or more
 * @param window its length, a millisecond or more
 */
public record RateLimit(int most, Duration window) {

    /** Refuses a limit that nothing could pass, or everything. */
    public RateLimit {
        if (most < 1 || window.toMillis() < 1) {
            throw new IllegalArgumentException("a limit allows something, in some time");
        }
    }
}
