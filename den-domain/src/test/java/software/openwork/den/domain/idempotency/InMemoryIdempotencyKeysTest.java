package software.openwork.den.domain.idempotency;

import software.openwork.den.domain.memory.InMemoryDatabase;

class InMemoryIdempotencyKeysTest extends IdempotencyKeysContract {

    private final InMemoryIdempotencyKeys keys = new InMemoryIdempotencyKeys(new InMemoryDatabase());

    @Override
    protected IdempotencyKeys keys() {
        return keys;
    }
}
