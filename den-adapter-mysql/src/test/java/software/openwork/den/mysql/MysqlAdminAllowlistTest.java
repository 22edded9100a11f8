package software.openwork.den.mysql;

import org.junit.jupiter.api.extension.RegisterExtension;
import software.openwork.den.domain.access.AdminAllowlist;
import software.openwork.den.domain.access.AdminAllowlistContract;

class MysqlAdminAllowlistTest extends AdminAllowlistContract {

    @RegisterExtension
    static final MigratedDatabase DATABASE = new MigratedDatabase();

    @Override
    protected AdminAllowlist list() {
        return DATABASE.adapter().adminAllowlist();
    }
}
