package software.openwork.den.mysql;

import org.junit.jupiter.api.extension.RegisterExtension;
import software.openwork.den.domain.launch.LaunchRepository;
import software.openwork.den.domain.launch.LaunchRepositoryContract;

class MysqlLaunchesTest extends LaunchRepositoryContract {

    @RegisterExtension
    static final MigratedDatabase DATABASE = new MigratedDatabase();

    @Override
    protected LaunchRepository launches() {
        return DATABASE.adapter().launches();
    }
}
