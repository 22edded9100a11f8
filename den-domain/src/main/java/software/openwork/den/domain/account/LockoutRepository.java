package software.openwork.den.domain.account;

import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Port: the wrong passwords of each address, those without an account included. Addresses are given in the form of
 * {@link EmailAddress#normalise} and are of any length. A store that cannot be reached makes every method throw an
 * unchecked exception. Safe for use by many threads.
 */
public interface LockoutRepository {

    /**
     * What is known of an address.
     *
     * @param email normalised address
     * @return {@link Lockout#NONE} when there is nothing
     */
    Lockout find(String email);

    /**
     * Changes it: of any number of changes at the same moment, each sees what the one before left.
     *
     * @param email normalised address
     * @param change the new state from the present one; {@link Lockout#NONE} forgets all. May be asked more than once
     * @return what it was and what it is now
     */
    Changed change(String email, UnaryOperator<Lockout> change);

    /**
     * Forgets addresses without a wrong password for long.
     *
     * @param before those whose last one came before this moment
     * @param most forgets at most so many
     * @return how many were forgotten
     */
    int purge(Instant before, int most);

    /**
     * What a change did.
     *
     * @param before the state that the change was asked about
     * @param after the state that it left
     */
    record Changed(Lockout before, Lockout after) {}
}
