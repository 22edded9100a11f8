package software.openwork.den.domain.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Port: how many services may still be asked of the hosting vendor in the present period, shared by all instances of Den.
 * A store that cannot be reached makes every method throw an unchecked exception. Safe for use by many threads. What must
 * hold is in the contract kit {@code HostAllowanceContract}.
 */
public interface HostAllowance {

    /**
     * Takes one, if there is one left.
     *
     * @return empty when it was taken, else when to ask again
     */
    Optional<Instant> take();

    /** Gives one back that was taken: the vendor was not asked. Not beyond what a period has. */
    void giveBack();

    /**
     * Learns from the vendor what is left. It can only be less than thought: an answer says nothing of the requests that
     * are under way.
     *
     * @param left how many, 0 or more
     * @param period how long the vendor's present period lasts, from now
     */
    void correct(int left, Duration period);
}
