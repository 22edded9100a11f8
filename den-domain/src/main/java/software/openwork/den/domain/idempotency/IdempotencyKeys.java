package software.openwork.den.domain.idempotency;

import java.time.Instant;

/**
 * Port: the idempotency keys that were used, and what came of the requests. Whoever handles a request claims its key
 * first, and completes the claim in the transaction in which the request takes effect: so two of the same have one
 * effect, also when the first of them dies on its way. Times are kept to the millisecond. A store that cannot be reached
 * makes every method throw an unchecked exception. What must hold is in the contract kit {@code IdempotencyKeysContract}.
 */
public interface IdempotencyKeys {

    /**
     * Claims the key of a request, unless it was used. A claim that is neither completed nor released may be taken over
     * once its time is over.
     *
     * @param request the request
     * @param holder who claims it, unique, at most 64 characters
     * @param now the present
     * @param heldUntil how long the claim is respected
     * @param forgotten keys that were claimed before this time count as never used, those that are still held excepted
     * @return claimed, or why not
     */
    Claim claim(KeyedRequest request, String holder, Instant now, Instant heldUntil, Instant forgotten);

    /**
     * Notes what came of the request. Part of the caller's transaction, which must be undone when this is refused.
     *
     * @param request the request
     * @param holder who claimed it
     * @param result what to remember, at most 64 characters, not secret
     * @return false, with nothing written, when somebody else has taken the claim over; a repeat is refused too
     */
    boolean complete(KeyedRequest request, String holder, String result);

    /**
     * Forgets a claim that was not completed: the request had no effect, and may come again. Otherwise, and in a repeat,
     * nothing happens.
     *
     * @param request the request
     * @param holder who claimed it
     */
    void release(KeyedRequest request, String holder);

    /**
     * Removes old keys. A repeat removes more, until none is left.
     *
     * @param before those that were claimed before this time
     * @param most at most so many
     * @return how many were removed
     */
    int purge(Instant before, int most);

    /** Answer of {@link #claim}. */
    sealed interface Claim {}

    /** The caller may handle the request. */
    record Claimed() implements Claim {}

    /**
     * The same request is being handled.
     *
     * @param until when that claim is over at the latest
     */
    record Running(Instant until) implements Claim {}

    /**
     * The same request was handled.
     *
     * @param result what was noted of it
     */
    record Completed(String result) implements Claim {}

    /** The key was used for a request of other content. */
    record Reused() implements Claim {}
}
