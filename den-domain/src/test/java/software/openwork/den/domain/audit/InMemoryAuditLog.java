package software.openwork.den.domain.audit;

import java.util.List;
import java.util.Map;
import software.openwork.den.domain.memory.InMemoryDatabase;

/** The audit record of an {@link InMemoryDatabase}. */
public final class InMemoryAuditLog implements AuditLog {

    private final InMemoryDatabase database;

    public InMemoryAuditLog(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void record(AuditEntry entry) {
        database.atomically(() -> entries().put(entries().size(), entry));
    }

    /** All entries in their order. */
    public List<AuditEntry> recorded() {
        return database.atomically(() -> List.copyOf(entries().values()));
    }

    private Map<Integer, AuditEntry> entries() {
        return database.table("audit_entry");
    }
}
