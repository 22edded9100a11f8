package software.openwork.den.mysql;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.openwork.den.domain.idempotency.IdempotencyKeys;
import software.openwork.den.domain.idempotency.IdempotencyKeysContract;

class MysqlIdempotencyKeysTest extends IdempotencyKeysContract {

    private static MysqlAdapter adapter;

    @BeforeAll
    static void open() {
        adapter = Adapters.migrated(TestDatabase.fresh());
    }

    @AfterAll
    static void close() {
        adapter.close();
    }

    @Override
    protected IdempotencyKeys keys() {
        return adapter.idempotencyKeys();
    }
}
