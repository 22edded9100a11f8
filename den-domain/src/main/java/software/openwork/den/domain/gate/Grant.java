package software.openwork.den.domain.gate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A right to pass.
 *
 * @param token name of the token that it comes from; never the token
 * @param until when it ends, exclusively; null when only a change of tokens ends it
 * @param link whether a bootstrap link may carry the token: not one that is on its way out
 */
public record Grant(String token, @Nullable Instant until, boolean link) {

    /**
     * Whether it still holds.
     *
     * @param now the time
     * @return whether the end is still ahead
     */
    public boolean holds(Instant now) {
        return until == null || now.isBefore(until);
    }
}
