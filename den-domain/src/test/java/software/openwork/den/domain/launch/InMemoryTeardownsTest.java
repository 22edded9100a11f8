package software.openwork.den.domain.launch;

import software.openwork.den.domain.memory.InMemoryDatabase;

class InMemoryTeardownsTest extends TeardownRepositoryContract {

    private final TeardownRepository teardowns = new InMemoryTeardowns(new InMemoryDatabase());

    @Override
    protected TeardownRepository teardowns() {
        return teardowns;
    }
}
