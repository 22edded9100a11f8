package software.openwork.den.domain.account;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.secret.Secret;

/**
 * Port: slow, salted one-way hashes of passwords. Calls block for about a tenth of a second of processor time;
 * implementations bound how many run at once and how many wait, and answer {@code Busy} beyond that.
 */
public interface PasswordHasher {

    /**
     * Hashes a new password with a fresh salt.
     *
     * @param password the password
     * @return the text to store, or {@code Busy}
     */
    default Hashing hash(Secret password) {
        return hash(password, () -> true);
    }

    /**
     * Hashes a new password with a fresh salt, if it is of any use.
     *
     * @param password the password
     * @param wanted asked once, when the wait for a turn is over and before the work is begun: whether the hash is
     *     of any use still
     * @return the text to store, {@code Busy}, or {@code Unwanted}
     */
    Hashing hash(Secret password, BooleanSupplier wanted);

    /**
     * Compares a password with a stored hash in constant time. With {@code stored == null} the same work is done
     * for a hash that nothing matches, so that the time taken does not tell whether the account exists. A stored
     * text that is no hash matches nothing.
     *
     * @param password what was typed
     * @param stored what {@link #hash} returned once, or null
     * @return the verdict, or {@code Busy}
     */
    Verification verify(Secret password, @Nullable String stored);

    /** Answer of {@link #hash}. */
    sealed interface Hashing {}

    /** Answer of {@link #verify}. */
    sealed interface Verification {}

    /**
     * The hash.
     *
     * @param stored text to keep
     */
    record Hashed(String stored) implements Hashing {}

    /** Nobody wants the hash any more; nothing was computed. */
    record Unwanted() implements Hashing {}

    /** The password is the one that was hashed. */
    record Matches() implements Verification {}

    /** It is not. */
    record Differs() implements Verification {}

    /**
     * Too many hashes are waiting; nothing was computed.
     *
     * @param retryAfter how long to wait before the next try, positive
     */
    record Busy(Duration retryAfter) implements Hashing, Verification {}
}
