package software.openwork.den.domain.billing;

import software.openwork.den.domain.memory.InMemoryDatabase;

class InMemoryEntitlementCacheTest extends EntitlementCacheContract {

    private final InMemoryEntitlementCache cache = new InMemoryEntitlementCache(new InMemoryDatabase());

    @Override
    protected EntitlementCache cache() {
        return cache;
    }
}
