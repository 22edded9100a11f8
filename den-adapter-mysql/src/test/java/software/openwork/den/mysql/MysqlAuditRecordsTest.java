package software.openwork.den.mysql;

import org.junit.jupiter.api.extension.RegisterExtension;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.AuditRecords;
import software.openwork.den.domain.audit.AuditRecordsContract;

class MysqlAuditRecordsTest extends AuditRecordsContract {

    @RegisterExtension
    static final MigratedDatabase DATABASE = new MigratedDatabase();

    @Override
    protected AuditLog log() {
        return DATABASE.adapter().auditLog();
    }

    @Override
    protected AuditRecords records() {
        return DATABASE.adapter().auditRecords();
    }
}
