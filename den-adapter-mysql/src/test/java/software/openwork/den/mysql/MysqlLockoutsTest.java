package software.openwork.den.mysql;

import org.junit.jupiter.api.extension.RegisterExtension;
import software.openwork.den.domain.account.LockoutRepository;
import software.openwork.den.domain.account.LockoutRepositoryContract;

class MysqlLockoutsTest extends LockoutRepositoryContract {

    @RegisterExtension
    static final MigratedDatabase DATABASE = new MigratedDatabase();

    @Override
    protected LockoutRepository lockouts() {
        return DATABASE.adapter().lockouts();
    }
}
