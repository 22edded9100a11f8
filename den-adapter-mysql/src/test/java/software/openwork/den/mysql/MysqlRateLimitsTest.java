package software.openwork.den.mysql;

import org.junit.jupiter.api.extension.RegisterExtension;
import software.openwork.den.domain.account.RateLimits;
import software.openwork.den.domain.account.RateLimitsContract;

class MysqlRateLimitsTest extends RateLimitsContract {

    @RegisterExtension
    static final MigratedDatabase DATABASE = new MigratedDatabase();

    @Override
    protected RateLimits limits() {
        return DATABASE.adapter().rateLimits();
    }
}
