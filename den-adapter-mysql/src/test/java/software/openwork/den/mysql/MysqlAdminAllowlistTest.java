package software.openwork.den.mysql;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.openwork.den.domain.access.AdminAllowlist;
import software.openwork.den.domain.access.AdminAllowlistContract;

class MysqlAdminAllowlistTest extends AdminAllowlistContract {

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
    protected AdminAllowlist list() {
        return adapter.adminAllowlist();
    }
}
