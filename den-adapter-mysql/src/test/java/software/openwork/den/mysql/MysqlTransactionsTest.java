package software.openwork.den.mysql;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.application.storage.TransactionsContract;
import software.openwork.den.domain.org.OrgRepository;

class MysqlTransactionsTest extends TransactionsContract {

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
    protected Transactions transactions() {
        return adapter.transactions();
    }

    @Override
    protected OrgRepository orgs() {
        return adapter.orgs();
    }
}
