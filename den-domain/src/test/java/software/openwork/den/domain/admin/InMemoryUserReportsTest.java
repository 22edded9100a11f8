package software.openwork.den.domain.admin;

import software.openwork.den.domain.access.AdminAllowlist;
import software.openwork.den.domain.access.InMemoryAdminAllowlist;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.InMemoryAccounts;
import software.openwork.den.domain.account.InMemoryLinkedAccounts;
import software.openwork.den.domain.account.InMemorySessions;
import software.openwork.den.domain.account.LinkedAccountRepository;
import software.openwork.den.domain.account.SessionRepository;
import software.openwork.den.domain.billing.EntitlementCache;
import software.openwork.den.domain.billing.InMemoryEntitlementCache;
import software.openwork.den.domain.memory.InMemoryDatabase;
import software.openwork.den.domain.org.InMemoryOrgs;
import software.openwork.den.domain.org.OrgRepository;
import software.openwork.den.domain.worker.InMemoryWorkers;
import software.openwork.den.domain.worker.WorkerRepository;

class InMemoryUserReportsTest extends UserReportsContract {

    private final InMemoryDatabase database = new InMemoryDatabase();

    @Override
    protected UserReports reports() {
        return new InMemoryUserReports(database);
    }

    @Override
    protected AccountRepository accounts() {
        return new InMemoryAccounts(database);
    }

    @Override
    protected LinkedAccountRepository linkedAccounts() {
        return new InMemoryLinkedAccounts(database);
    }

    @Override
    protected SessionRepository sessions() {
        return new InMemorySessions(database);
    }

    @Override
    protected OrgRepository orgs() {
        return new InMemoryOrgs(database);
    }

    @Override
    protected WorkerRepository workers() {
        return new InMemoryWorkers(database);
    }

    @Override
    protected EntitlementCache plans() {
        return new InMemoryEntitlementCache(database);
    }

    @Override
    protected AdminAllowlist allowlist() {
        return new InMemoryAdminAllowlist(database);
    }
}
