package software.openwork.den.mysql;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.openwork.den.application.job.Jobs;
import software.openwork.den.application.job.JobsContract;
import software.openwork.den.application.job.WorkerJob;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.org.OrgRepository;

class MysqlJobsTest extends JobsContract {

    @RegisterExtension
    static final MigratedDatabase DATABASE = new MigratedDatabase();

    @Override
    protected Jobs jobs() {
        return DATABASE.adapter().jobs();
    }

    @Override
    protected Transactions transactions() {
        return DATABASE.adapter().transactions();
    }

    @Override
    protected OrgRepository orgs() {
        return DATABASE.adapter().orgs();
    }

    @Override
    protected AutoCloseable start(WorkerJob job, int threads) {
        return DATABASE.adapter().startJobs(job, id -> Optional.empty(), threads, List.of());
    }
}
