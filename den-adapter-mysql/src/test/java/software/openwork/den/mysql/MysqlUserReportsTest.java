package software.openwork.den.mysql;

import org.junit.jupiter.api.extension.RegisterExtension;
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

    @RegisterExtension
    static final MigratedDatabase DATABASE = new MigratedDatabase();

    @Override
    protected UserReports reports() {
        return DATABASE.adapter().userReports();
    }

    @Override
    protected AccountRepository accounts() {
        return DATABASE.adapter().accounts();
    }

    @Override
    protected LinkedAccountRepository linkedAccounts() {
        return DATABASE.adapter().linkedAccounts();
    }

    @Override
    protected SessionRepository sessions() {
        return DATABASE.adapter().sessions();
    }

    @Override
    protected OrgRepository orgs() {
        return DATABASE.adapter().orgs();
    }

    @Override
    protected WorkerRepository workers() {
        return DATABASE.adapter().workers();
    }

    @Override
    protected EntitlementCache plans() {
        return DATABASE.adapter().entitlementCache();
    }

    @Override
    protected AdminAllowlist allowlist() {
        return DATABASE.adapter().adminAllowlist();
    }
}
