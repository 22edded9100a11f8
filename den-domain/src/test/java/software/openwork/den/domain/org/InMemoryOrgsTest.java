package software.openwork.den.domain.org;

import java.util.function.Supplier;
import software.openwork.den.domain.account.InMemoryAccounts;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.memory.InMemoryDatabase;

class InMemoryOrgsTest extends OrgRepositoryContract {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final InMemoryOrgs orgs = new InMemoryOrgs(database);

    @Override
    protected OrgRepository orgs() {
        return orgs;
    }

    @Override
    protected <T> T inTransaction(Supplier<T> work) {
        return database.atomically(work);
    }

    @Override
    protected void addMember(String membershipId, OrgId org, UserId user, OrgRole role) {
        orgs.addMember(membershipId, org, user, role);
    }

    @Override
    protected void addUser(User user) {
        new InMemoryAccounts(database).add(user, null);
    }
}
