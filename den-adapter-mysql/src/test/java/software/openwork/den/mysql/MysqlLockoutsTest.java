package software.openwork.den.mysql;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.openwork.den.domain.account.LockoutRepository;
import software.openwork.den.domain.account.LockoutRepositoryContract;

class MysqlLockoutsTest extends LockoutRepositoryContract {

    private static MysqlAdapter adapter;

    @BeforeAll
    static void open() {
        adapter = Adapters.migrated(TestDatabase.fresh());
    }

    @AfterAll
    static void close() {
        adapter.close();
    }

    @Override
    protected LockoutRepository lockouts() {
        return adapter.lockouts();
    }
}
