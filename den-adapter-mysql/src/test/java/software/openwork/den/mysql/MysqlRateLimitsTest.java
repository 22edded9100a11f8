package software.openwork.den.mysql;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.openwork.den.domain.account.RateLimits;
import software.openwork.den.domain.account.RateLimitsContract;

class MysqlRateLimitsTest extends RateLimitsContract {

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
    protected RateLimits limits() {
        return adapter.rateLimits();
    }
}
