package software.openwork.den.domain.account;

import software.openwork.den.domain.memory.InMemoryDatabase;

class InMemoryPendingSignInsTest extends PendingSignInRepositoryContract {

    private final InMemoryPendingSignIns pending = new InMemoryPendingSignIns(new InMemoryDatabase());

    @Override
    protected PendingSignInRepository pending() {
        return pending;
    }
}
