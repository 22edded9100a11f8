package software.openwork.den.domain.billing;

import java.util.List;
import java.util.Optional;
import software.openwork.den.domain.account.UserId;

/**
 * Port: the last answer about each user, shared by all instances. A store that cannot be reached makes every method throw an
 * unchecked exception.
 */
public interface EntitlementCache {

    /**
     * The last answer.
     *
     * @param user about whom
     * @return it, fresh or not; empty when nobody asked yet
     */
    Optional<RememberedAnswer> find(UserId user);

    /**
     * Keeps an answer in the place of the one before, unless that was asked for later: then nothing is changed.
     *
     * @param user about whom
     * @param answer the answer
     */
    void put(UserId user, RememberedAnswer answer);

    /**
     * Makes the answer stale, so that the vendor is asked next time; for grace it still counts. A repeat, and one
     * about a user without an answer, changes nothing.
     *
     * @param user about whom
     */
    void drop(UserId user);

    /**
     * The users whose answer came from this customer.
     *
     * @param customerId the vendor's identifier, any text
     * @return them, in no order, at most a hundred
     */
    List<UserId> usersOf(String customerId);
}
