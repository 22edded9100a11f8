package software.openwork.den.mysql;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.org.OrgId;
import software.openwork.den.domain.org.OrgRepository;
import software.openwork.den.domain.org.OrgRepositoryContract;
import software.openwork.den.domain.org.OrgRole;

class MysqlOrgsTest extends OrgRepositoryContract {

    @RegisterExtension
    static final MigratedDatabase DATABASE = new MigratedDatabase();

    @Override
    protected OrgRepository orgs() {
        return DATABASE.adapter().orgs();
    }

    @Override
    protected <T> T inTransaction(Supplier<T> work) {
        return DATABASE.adapter().transactions().inTransaction(work);
    }

    @Override
    protected void addMember(String membershipId, OrgId org, UserId user, OrgRole role) {
        DATABASE.rows().addMember(membershipId, org, user, role);
    }

    @Override
    protected void addUser(User user) {
        DATABASE.adapter().accounts().insert(user, user.id().value(), "hash");
    }
}
