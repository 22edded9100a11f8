package software.openwork.den.mysql;

import org.junit.jupiter.api.extension.RegisterExtension;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.application.storage.TransactionsContract;
import software.openwork.den.domain.org.OrgRepository;

class MysqlTransactionsTest extends TransactionsContract {

    @RegisterExtension
    static final MigratedDatabase DATABASE = new MigratedDatabase();

    @Override
    protected Transactions transactions() {
        return DATABASE.adapter().transactions();
    }

    @Override
    protected OrgRepository orgs() {
        return DATABASE.adapter().orgs();
    }
}
