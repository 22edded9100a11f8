package software.openwork.den.mysql;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.openwork.den.domain.access.AdminAllowlist;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.LinkedAccountRepository;
import software.openwork.den.domain.account.SessionRepository;
import software.openwork.den.domain.admin.UserReports;
import software.openwork.den.domain.admin.UserReportsContract;
import software.openwork.den.domain.billing.EntitlementCache;
import software.openwork.den.domain.org.OrgRepository;
import software.openwork.den.domain.worker.WorkerRepository;

class MysqlUserReportsTest extends UserReportsContract {

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
    protected UserReports reports() {
        return adapter.userReports();
    }

    @Override
    protected AccountRepository accounts() {
        return adapter.accounts();
    }

    @Override
    protected LinkedAccountRepository linkedAccounts() {
        return adapter.linkedAccounts();
    }

    @Override
    protected SessionRepository sessions() {
        return adapter.sessions();
    }

    @Override
    protected OrgRepository orgs() {
        return adapter.orgs();
    }

    @Override
    protected WorkerRepository workers() {
        return adapter.workers();
    }

    @Override
    protected EntitlementCache plans() {
        return adapter.entitlementCache();
    }

    @Override
    protected AdminAllowlist allowlist() {
        return adapter.adminAllowlist();
    }
}
