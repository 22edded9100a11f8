package software.openwork.den.mysql;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.AuditRecords;
import software.openwork.den.domain.audit.AuditRecordsContract;

class MysqlAuditRecordsTest extends AuditRecordsContract {

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
    protected AuditLog log() {
        return adapter.auditLog();
    }

    @Override
    protected AuditRecords records() {
        return adapter.auditRecords();
    }
}
