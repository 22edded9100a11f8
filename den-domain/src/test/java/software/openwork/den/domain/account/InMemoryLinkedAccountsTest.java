package software.openwork.den.domain.account;

import java.util.function.Supplier;
import software.openwork.den.domain.memory.InMemoryDatabase;

class InMemoryLinkedAccountsTest extends LinkedAccountRepositoryContract {

    private final InMemoryDatabase database = new InMemoryDatabase();

    @Override
    protected LinkedAccountRepository linked() {
        return new InMemoryLinkedAccounts(database);
    }

    @Override
    protected AccountRepository accounts() {
        return new InMemoryAccounts(database);
    }

    @Override
    protected <T> T inTransaction(Supplier<T> work) {
        return database.atomically(work);
    }
}
