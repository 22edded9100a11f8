package software.openwork.den.domain.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Port: users and their accounts at providers. Identifiers are compared exactly. The store knows no uniqueness of
 * provider and identifier there: whoever inserts locks the user first and looks. A store that cannot be reached makes
 * every method throw an unchecked exception.
 */
public interface LinkedAccountRepository {

    /**
     * Finds an account and whose it is. Accounts without a user do not count; of several with the same identifier the
     * oldest does.
     *
     * @param providerId of the provider
     * @param accountId identifier there
     * @return empty when nobody here has it
     */
    Optional<Owned> find(String providerId, String accountId);

    /**
     * All accounts of a user, that of the password included.
     *
     * @param user the user
     * @return oldest first, ties by identifier; empty for an unknown user
     */
    List<LinkedAccount> list(UserId user);

    /**
     * Adds an account. Part of the caller's transaction. A repeat fails: identifiers are unique.
     *
     * @param account the new account
     */
    void insert(LinkedAccount account);

    /**
     * Replaces the tokens of an account. A repeat writes the same again; an account that is gone stays gone.
     *
     * @param id the account's identifier
     * @param tokens all of them
     * @param now written as the time of change
     */
    void updateTokens(String id, AccountTokens tokens, Instant now);

    /**
     * Removes an account. A repeat does nothing.
     *
     * @param id the account's identifier
     */
    void delete(String id);

    /**
     * Removes all accounts of a user, the password included. Part of the caller's transaction. A repeat does nothing.
     *
     * @param user the user
     */
    void deleteAll(UserId user);

    /**
     * Adds a user without any account. Part of the caller's transaction. A repeat finds the address taken.
     *
     * @param user the new user
     * @return {@code EMAIL_TAKEN} when another one has the address, even when both came at the same moment
     */
    AccountRepository.Insertion insertUser(User user);

    /**
     * Writes name, picture, whether the address is verified, and the time of change. A repeat writes the same again;
     * a user who is gone stays gone.
     *
     * @param user the user as it shall be
     */
    void updateUser(User user);

    /**
     * An account and whose it is.
     *
     * @param account the account
     * @param user its user
     */
    record Owned(LinkedAccount account, User user) {}
}
