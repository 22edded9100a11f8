package software.openwork.den.application.storage;

import software.openwork.den.domain.memory.InMemoryDatabase;
import software.openwork.den.domain.org.InMemoryOrgs;
import software.openwork.den.domain.org.OrgRepository;

class InMemoryTransactionsTest extends TransactionsContract {

    private final InMemoryDatabase database = new InMemoryDatabase();

    @Override
    protected Transactions transactions() {
        return new InMemoryTransactions(database);
    }

    @Override
    protected OrgRepository orgs() {
        return new InMemoryOrgs(database);
    }
}
