package software.openwork.den.mysql;

import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.LinkedAccountRepository;
import software.openwork.den.domain.account.LinkedAccountRepositoryContract;

class MysqlLinkedAccountsTest extends LinkedAccountRepositoryContract {

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
    protected LinkedAccountRepository linked() {
        return adapter.linkedAccounts();
    }

    @Override
    protected AccountRepository accounts() {
        return adapter.accounts();
    }

    @Override
    protected <T> T inTransaction(Supplier<T> work) {
        return adapter.transactions().inTransaction(work);
    }
}
