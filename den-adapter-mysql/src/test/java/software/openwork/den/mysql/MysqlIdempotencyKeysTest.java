package software.openwork.den.mysql;

import org.junit.jupiter.api.extension.RegisterExtension;
import software.openwork.den.domain.idempotency.IdempotencyKeys;
import software.openwork.den.domain.idempotency.IdempotencyKeysContract;

class MysqlIdempotencyKeysTest extends IdempotencyKeysContract {

    @RegisterExtension
    static final MigratedDatabase DATABASE = new MigratedDatabase();

    @Override
    protected IdempotencyKeys keys() {
        return DATABASE.adapter().idempotencyKeys();
    }
}
