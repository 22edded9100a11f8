package software.openwork.den.domain.account;

import java.time.Instant;
import java.util.Optional;

/**
 * Port: sign-ins that are under way at providers, in the form of the replaced service, so that one that began there
 * ends here and the other way round. A store that cannot be reached makes every method throw an unchecked exception.
 */
public interface PendingSignInRepository {

    /**
     * Adds one. A repeat fails: identifiers are unique.
     *
     * @param id identifier of the new row
     * @param pending the sign-in
     * @param now written as the time of its making
     */
    void insert(String id, PendingSignIn pending, Instant now);

    /**
     * Finds one, too late or not. Compared exactly.
     *
     * @param state any text
     * @return empty when there is none, or what is stored cannot be understood
     */
    Optional<PendingSignIn> find(String state);

    /**
     * Removes one, so that its state counts once: of many calls at the same moment one has it.
     *
     * @param state of a sign-in that was found
     * @return true when this call removed it
     */
    boolean remove(String state);

    /**
     * Removes what is too late, these and every other proof that the store keeps in the same place. A repeat does
     * nothing.
     *
     * @param now the present
     */
    void sweep(Instant now);
}
