package software.openwork.den.domain.account;

import software.openwork.den.domain.memory.InMemoryDatabase;

class InMemoryRateLimitsTest extends RateLimitsContract {

    private final InMemoryRateLimits limits = new InMemoryRateLimits(new InMemoryDatabase());

    @Override
    protected RateLimits limits() {
        return limits;
    }
}
