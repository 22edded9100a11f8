package software.openwork.den.mysql;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.openwork.den.application.job.Jobs;
import software.openwork.den.application.job.JobsContract;
import software.openwork.den.application.job.WorkerJob;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.org.OrgRepository;

class MysqlJobsTest extends JobsContract {

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
    protected Jobs jobs() {
        return adapter.jobs();
    }

    @Override
    protected Transactions transactions() {
        return adapter.transactions();
    }

    @Override
    protected OrgRepository orgs() {
        return adapter.orgs();
    }

    @Override
    protected AutoCloseable start(WorkerJob job, int threads) {
        return adapter.startJobs(job, id -> Optional.empty(), threads, List.of());
    }
}
