package software.openwork.den.domain.account;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.openwork.den.domain.memory.InMemoryDatabase;

/** Sign-ins under way of an {@link InMemoryDatabase}. */
public final class InMemoryPendingSignIns implements PendingSignInRepository {

    private final InMemoryDatabase database;

    public InMemoryPendingSignIns(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void insert(String id, PendingSignIn pending, Instant now) {
        database.atomically(() -> {
            if (rows().putIfAbsent(pending.state(), pending) != null) {
                throw new IllegalStateException("duplicate state");
            }
        });
    }

    @Override
    public Optional<PendingSignIn> find(String state) {
        return database.atomically(() -> Optional.ofNullable(rows().get(state)));
    }

    @Override
    public boolean remove(String state) {
        return database.atomically(() -> rows().remove(state) != null);
    }

    @Override
    public void sweep(Instant now) {
        database.atomically(() -> rows().values().removeIf(pending -> !pending.isLive(now)));
    }

    private Map<String, PendingSignIn> rows() {
        return database.table("verification");
    }
}
