package software.openwork.den.domain.account;

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
