package software.openwork.den.application.job;

import java.time.InstantSource;
import software.openwork.den.application.storage.InMemoryTransactions;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.memory.InMemoryDatabase;
import software.openwork.den.domain.org.InMemoryOrgs;
import software.openwork.den.domain.org.OrgRepository;

class InMemoryJobsTest extends JobsContract {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final InMemoryJobs jobs = new InMemoryJobs(database, InstantSource.system());

    @Override
    protected Jobs jobs() {
        return jobs;
    }

    @Override
    protected Transactions transactions() {
        return new InMemoryTransactions(database);
    }

    @Override
    protected OrgRepository orgs() {
        return new InMemoryOrgs(database);
    }

    @Override
    protected AutoCloseable start(WorkerJob job, int threads) {
        return jobs.start(job, threads);
    }
}
