package software.openwork.den.domain.audit;

import software.openwork.den.domain.memory.InMemoryDatabase;

class InMemoryAuditRecordsTest extends AuditRecordsContract {

    private final InMemoryDatabase database = new InMemoryDatabase();

    @Override
    protected AuditLog log() {
        return new InMemoryAuditLog(database);
    }

    @Override
    protected AuditRecords records() {
        return new InMemoryAuditRecords(database);
    }
}
