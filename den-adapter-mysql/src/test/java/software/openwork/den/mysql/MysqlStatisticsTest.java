package software.openwork.den.mysql;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.admin.Statistics;
import software.openwork.den.domain.admin.StatisticsContract;
import software.openwork.den.domain.launch.LaunchRepository;
import software.openwork.den.domain.worker.WorkerRepository;

class MysqlStatisticsTest extends StatisticsContract {

    private static MysqlAdapter adapter;
    private static Rows rows;

    @BeforeAll
    static void open() {
        TestDatabase database = TestDatabase.fresh();
        adapter = Adapters.migrated(database);
        rows = new Rows(database);
    }

    @AfterAll
    static void close() {
        adapter.close();
    }

    @BeforeEach
    void empty() {
        for (String table : new String[] {"account", "`user`", "worker", "worker_launch", "worker_launch_event"}) {
            rows.execute("DELETE FROM " + table);
        }
    }

    @Override
    protected Statistics statistics() {
        return adapter.statistics();
    }

    @Override
    protected AccountRepository accounts() {
        return adapter.accounts();
    }

    @Override
    protected WorkerRepository workers() {
        return adapter.workers();
    }

    @Override
    protected LaunchRepository launches() {
        return adapter.launches();
    }
}
