package software.openwork.den.mysql;

import org.junit.jupiter.api.extension.RegisterExtension;
import software.openwork.den.domain.launch.TeardownRepository;
import software.openwork.den.domain.launch.TeardownRepositoryContract;

class MysqlTeardownsTest extends TeardownRepositoryContract {

    @RegisterExtension
    static final MigratedDatabase DATABASE = new MigratedDatabase();

    @Override
    protected TeardownRepository teardowns() {
        return DATABASE.adapter().teardowns();
    }
}
