package software.openwork.den.domain.access;

import java.time.Instant;
import java.util.Map;
import software.openwork.den.domain.admin.UserReports;
import software.openwork.den.domain.memory.InMemoryDatabase;

/** The list of an {@link InMemoryDatabase}. */
public final class InMemoryAdminAllowlist implements AdminAllowlist {

    private final InMemoryDatabase database;

    public InMemoryAdminAllowlist(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public boolean add(String id, String email, Instant now) {
        return database.atomically(() -> list().putIfAbsent(email, new UserReports.Listed(email, null, now)) == null);
    }

    @Override
    public boolean remove(String email) {
        return database.atomically(() -> list().remove(email) != null);
    }

    @Override
    public boolean contains(String email) {
        return database.atomically(() -> list().containsKey(email));
    }

    private Map<String, UserReports.Listed> list() {
        return database.table("admin_allowlist");
    }
}
