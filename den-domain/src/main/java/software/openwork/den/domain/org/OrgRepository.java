package software.openwork.den.domain.org;

import java.util.List;
import software.openwork.den.domain.account.UserId;

/**
 * Port: organisations and memberships. A store that cannot be reached makes every method throw an unchecked exception.
 */
public interface OrgRepository {

    /**
     * The organisations that a user belongs to.
     *
     * @param user the user
     * @return oldest organisation first (ties by identifier); empty when there is none; each organisation once,
     *     with the strongest role, even where the table holds the membership twice
     */
    List<Membership> memberships(UserId user);

    /**
     * Adds an organisation with its owner as first member. Part of the caller's transaction. A repeat fails:
     * identifiers and slugs are unique.
     *
     * @param org the new organisation
     * @param membershipId identifier of the new membership row
     */
    void insert(Org org, String membershipId);

    /**
     * Makes everyone else who locks the same user wait until the end of the caller's transaction, so that
     * check-then-insert sequences for one user run one after the other. Only inside a transaction.
     *
     * @param user the user
     */
    void lock(UserId user);
}
