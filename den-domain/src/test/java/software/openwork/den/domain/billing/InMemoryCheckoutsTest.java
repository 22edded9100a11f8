package software.openwork.den.domain.billing;

import software.openwork.den.domain.memory.InMemoryDatabase;

class InMemoryCheckoutsTest extends CheckoutRepositoryContract {

    private final InMemoryCheckouts checkouts = new InMemoryCheckouts(new InMemoryDatabase());

    @Override
    protected CheckoutRepository checkouts() {
        return checkouts;
    }
}
