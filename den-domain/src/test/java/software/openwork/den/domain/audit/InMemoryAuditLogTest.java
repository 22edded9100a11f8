package software.openwork.den.domain.audit;

import java.util.List;
import software.openwork.den.domain.memory.InMemoryDatabase;

class InMemoryAuditLogTest extends AuditLogContract {

    private final InMemoryAuditLog log = new InMemoryAuditLog(new InMemoryDatabase());

    @Override
    protected AuditLog log() {
        return log;
    }

    @Override
    protected List<AuditEntry> recorded() {
        return log.recorded();
    }
}
