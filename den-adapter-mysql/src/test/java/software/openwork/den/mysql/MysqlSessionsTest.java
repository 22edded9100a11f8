package software.openwork.den.mysql;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.SessionRepository;
import software.openwork.den.domain.account.SessionRepositoryContract;
import software.openwork.den.domain.account.UserId;

class MysqlSessionsTest extends SessionRepositoryContract {

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
    protected SessionRepository sessions() {
        return adapter.sessions();
    }

    @Override
    protected AccountRepository accounts() {
        return adapter.accounts();
    }

    @Override
    protected void removeUser(UserId user) {
        rows.execute("DELETE FROM `user` WHERE id = ?", user.value());
    }
}
