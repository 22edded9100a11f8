package software.openwork.den.domain.account;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Port: users and their credentials. Addresses are given in the form of {@link EmailAddress#normalise}. A store that
 * cannot be reached makes every method throw an unchecked exception.
 */
public interface AccountRepository {

    /**
     * Whether an account with this address exists.
     *
     * @param email normalised address
     * @return true if so
     */
    boolean exists(String email);

    /**
     * Finds a user and the hash of the password, for sign-in, in one look-up.
     *
     * @param email normalised address
     * @return empty when there is no such user
     */
    Optional<Credential> findCredential(String email);

    /**
     * Finds a user and the hash of the password by identifier, in one look-up.
     *
     * @param user whose
     * @return empty when there is no such user
     */
    Optional<Credential> findCredential(UserId user);

    /**
     * Changes what a user shows of themselves; what the change does not speak of stays. A repeat changes nothing
     * more, a user who is gone stays gone.
     *
     * @param user whose
     * @param change what to change
     * @param now written as the time of change
     */
    void changeProfile(UserId user, ProfileChange change, Instant now);

    /**
     * Notes that a user has proved to own the address. A repeat changes nothing more.
     *
     * @param user who
     * @param email the address that was proved, normalised: a user who has another one by now is left as is
     * @param now written as the time of change
     */
    void markVerified(UserId user, String email, Instant now);

    /**
     * Whether the hash of a user's password is still the known one. When it is, whoever wants to change it waits until
     * the end of the caller's transaction, so that nothing is done for a password that has just ended. Only inside a
     * transaction.
     *
     * @param user whose
     * @param known the hash that was looked at
     * @return false when the present hash is another one, or there is none
     */
    boolean lockPassword(UserId user, String known);

    /**
     * Puts another hash in the place of the one that is known. Of two who try at the same moment one succeeds.
     *
     * @param user whose
     * @param known the present hash
     * @param hash the new one
     * @param now written as the time of change
     * @return false, and nothing is written, when the present hash is another one, or there is none
     */
    boolean replacePassword(UserId user, String known, String hash, Instant now);

    /**
     * Gives a user a password, in the place of the one they have, if any. Part of the caller's transaction.
     *
     * @param user whose
     * @param accountId identifier of the new credential row, where there is none yet
     * @param hash what {@link PasswordHasher#hash} returned
     * @param now written as the time of change
     */
    void putPassword(UserId user, String accountId, String hash, Instant now);

    /**
     * Adds a user with a password. Part of the caller's transaction. A repeat finds the address taken.
     *
     * @param user the new user
     * @param accountId identifier of the new credential row
     * @param passwordHash what {@link PasswordHasher#hash} returned
     * @return {@code EmailTaken} when another account has the address, even when both came at the same moment
     */
    Insertion insert(User user, String accountId, String passwordHash);

    /**
     * A user with the stored hash.
     *
     * @param user the user
     * @param passwordHash null for people who sign in through a provider only
     */
    record Credential(User user, @Nullable String passwordHash) {}

    /** Answer of {@link #insert}. */
    enum Insertion {
        /** The rows are written. */
        INSERTED,
        /** Nothing is written: another account has the address. */
        EMAIL_TAKEN
    }
}
