package software.openwork.den.mysql;

import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.org.OrgId;
import software.openwork.den.domain.org.OrgRepository;
import software.openwork.den.domain.org.OrgRepositoryContract;
import software.openwork.den.domain.org.OrgRole;

class MysqlOrgsTest extends OrgRepositoryContract {

    private static MysqlAdapter adapter;
    private static Rows rows;

    @BeforeAll
    static void open() {
        TestDatabase database = TestDatabase.fresh();
        adapter = Adapters.migrated(database);
        rows = new Rows(database);
    }

    @AfterAll
    static void close() {
        adapter.close();
    }

    @Override
    protected OrgRepository orgs() {
        return adapter.orgs();
    }

    @Override
    protected <T> T inTransaction(Supplier<T> work) {
        return adapter.transactions().inTransaction(work);
    }

    @Override
    protected void addMember(String membershipId, OrgId org, UserId user, OrgRole role) {
        rows.execute(
                "INSERT INTO org_membership (id, org_id, user_id, role) VALUES (?, ?, ?, ?)",
                membershipId,
                org.value(),
                user.value(),
                role.word());
    }

    @Override
    protected void addUser(User user) {
        adapter.accounts().insert(user, user.id().value(), "hash");
    }
}
