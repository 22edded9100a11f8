package software.openwork.den.domain.account;

import java.util.function.Supplier;
import software.openwork.den.domain.memory.InMemoryDatabase;

class InMemoryAccountsTest extends AccountRepositoryContract {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final InMemoryAccounts accounts = new InMemoryAccounts(database);

    @Override
    protected AccountRepository accounts() {
        return accounts;
    }

    @Override
    protected <T> T inTransaction(Supplier<T> work) {
        return database.atomically(work);
    }

    @Override
    protected void addUserOfProvider(User user) {
        accounts.add(user, null);
    }
}
