package software.openwork.den.domain.account;

import software.openwork.den.domain.memory.InMemoryDatabase;

class InMemoryLockoutsTest extends LockoutRepositoryContract {

    private final InMemoryLockouts lockouts = new InMemoryLockouts(new InMemoryDatabase());

    @Override
    protected LockoutRepository lockouts() {
        return lockouts;
    }
}
