package software.openwork.den.mysql;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.admin.Statistics;
import software.openwork.den.domain.admin.StatisticsContract;
import software.openwork.den.domain.launch.LaunchRepository;
import software.openwork.den.domain.worker.WorkerRepository;

class MysqlStatisticsTest extends StatisticsContract {

    @RegisterExtension
    static final MigratedDatabase DATABASE = new MigratedDatabase();

    @BeforeEach
    void empty() {
        for (String table : new String[] {"account", "`user`", "worker", "worker_launch", "worker_launch_event"}) {
            DATABASE.rows().execute("DELETE FROM " + table);
        }
    }

    @Override
    protected Statistics statistics() {
        return DATABASE.adapter().statistics();
    }

    @Override
    protected AccountRepository accounts() {
        return DATABASE.adapter().accounts();
    }

    @Override
    protected WorkerRepository workers() {
        return DATABASE.adapter().workers();
    }

    @Override
    protected LaunchRepository launches() {
        return DATABASE.adapter().launches();
    }
}
