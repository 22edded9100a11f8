package software.openwork.den.domain.billing;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking the vendor. Reasons are for operators and hold no secret.
 *
 * @param <T> what was asked for
 */
public sealed interface VendorAnswer<T> {

    /**
     * The thing asked for.
     *
     * @param thing it
     * @param <T> what was asked for
     */
    record Given<T>(T thing) implements VendorAnswer<T> {}

    /**
     * The vendor says in so many words that there is no such thing.
     *
     * @param <T> what was asked for
     */
    record Missing<T>() implements VendorAnswer<T> {}

    /**
     * The vendor understood, and will not: a repeat gets the same answer.
     *
     * @param reason in words
     * @param <T> what was asked for
     */
    record Rejected<T>(String reason) implements VendorAnswer<T> {}

    /**
     * The vendor did not say: away, slow, at its limit, broken, not accepting our key, or speaking a version that we do
     * not know. What was asked for may or may not have happened.
     *
     * @param reason in words
     * @param retryAfter when to ask again, from now, or null where nobody knows
     * @param <T> what was asked for
     */
    record Unavailable<T>(String reason, @Nullable Duration retryAfter) implements VendorAnswer<T> {}

    /**
     * The thing, if it was given.
     *
     * @return empty for every other answer
     */
    default Optional<T> value() {
        return this instanceof Given<T>(T thing) ? Optional.of(thing) : Optional.empty();
    }
}
