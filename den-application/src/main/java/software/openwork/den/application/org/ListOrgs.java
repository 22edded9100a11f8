package software.openwork.den.application.org;

import java.util.List;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.org.Membership;
import software.openwork.den.domain.org.OrgRepository;

/** The organisations of a user, oldest first: the first is the default. */
public final class ListOrgs {

    private final OrgRepository orgs;

    public ListOrgs(OrgRepository orgs) {
        this.orgs = orgs;
    }

    /**
     * Lists.
     *
     * @param user whose
     * @return may be empty
     */
    public List<Membership> handle(UserId user) {
        return orgs.memberships(user);
    }
}
