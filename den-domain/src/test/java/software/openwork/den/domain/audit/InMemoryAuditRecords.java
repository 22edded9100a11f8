package software.openwork.den.domain.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.openwork.den.domain.memory.InMemoryDatabase;
import software.openwork.den.domain.org.OrgId;

/** The audit record of an {@link InMemoryDatabase}, for reading. */
public final class InMemoryAuditRecords implements AuditRecords {

    private final InMemoryDatabase database;

    public InMemoryAuditRecords(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public List<Numbered> newest(Optional<OrgId> org, long before, int limit) {
        List<Numbered> all = new ArrayList<>(all(org));
        Collections.reverse(all);
        return all.stream().filter(each -> each.number() < before).limit(limit).toList();
    }

    @Override
    public List<Numbered> oldest(Optional<OrgId> org, long after, int limit) {
        return all(org).stream()
                .filter(each -> each.number() > after)
                .limit(limit)
                .toList();
    }

    private List<Numbered> all(Optional<OrgId> org) {
        return database.atomically(() -> {
            Map<Integer, AuditEntry> entries = database.table("audit_entry");
            return entries.entrySet().stream()
                    .map(each -> new Numbered(each.getKey() + 1L, each.getValue()))
                    .filter(each ->
                            org.isEmpty() || org.get().equals(each.entry().org()))
                    .toList();
        });
    }
}
