package software.openwork.den.mysql;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.LinkedAccountRepository;
import software.openwork.den.domain.account.LinkedAccountRepositoryContract;

class MysqlLinkedAccountsTest extends LinkedAccountRepositoryContract {

    @RegisterExtension
    static final MigratedDatabase DATABASE = new MigratedDatabase();

    @Override
    protected LinkedAccountRepository linked() {
        return DATABASE.adapter().linkedAccounts();
    }

    @Override
    protected AccountRepository accounts() {
        return DATABASE.adapter().accounts();
    }

    @Override
    protected <T> T inTransaction(Supplier<T> work) {
        return DATABASE.adapter().transactions().inTransaction(work);
    }
}
