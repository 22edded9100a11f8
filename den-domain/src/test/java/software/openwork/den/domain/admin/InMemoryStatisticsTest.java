package software.openwork.den.domain.admin;

import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.InMemoryAccounts;
import software.openwork.den.domain.launch.InMemoryLaunches;
import software.openwork.den.domain.launch.LaunchRepository;
import software.openwork.den.domain.memory.InMemoryDatabase;
import software.openwork.den.domain.worker.InMemoryWorkers;
import software.openwork.den.domain.worker.WorkerRepository;

class InMemoryStatisticsTest extends StatisticsContract {

    private final InMemoryDatabase database = new InMemoryDatabase();

    @Override
    protected Statistics statistics() {
        return new InMemoryStatistics(database);
    }

    @Override
    protected AccountRepository accounts() {
        return new InMemoryAccounts(database);
    }

    @Override
    protected WorkerRepository workers() {
        return new InMemoryWorkers(database);
    }

    @Override
    protected LaunchRepository launches() {
        return new InMemoryLaunches(database);
    }
}
