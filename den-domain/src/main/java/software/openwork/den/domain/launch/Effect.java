package software.openwork.den.domain.launch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a request to a vendor that may be repeated without harm. */
public sealed interface Effect {

    /** It is so now, whether this call or an earlier one did it. */
    record Done() implements Effect {}

    /** The thing itself does not exist (any more). */
    record Missing() implements Effect {}

    /**
     * The vendor will not do it, however often it is asked.
     *
     * @param reason for operators; holds no secret
     */
    record Rejected(String reason) implements Effect {}

    /**
     * No usable answer; it may or may not have happened.
     *
     * @param reason for operators; holds no secret
     * @param retryAfter how long the vendor asks to wait, or null
     */
    record Unavailable(String reason, @Nullable Duration retryAfter) implements Effect {}
}
