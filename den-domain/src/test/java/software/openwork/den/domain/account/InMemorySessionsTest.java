package software.openwork.den.domain.account;

import software.openwork.den.domain.memory.InMemoryDatabase;

class InMemorySessionsTest extends SessionRepositoryContract {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final InMemoryAccounts accounts = new InMemoryAccounts(database);
    private final InMemorySessions sessions = new InMemorySessions(database);

    @Override
    protected SessionRepository sessions() {
        return sessions;
    }

    @Override
    protected AccountRepository accounts() {
        return accounts;
    }

    @Override
    protected void removeUser(UserId user) {
        accounts.remove(user);
    }
}
