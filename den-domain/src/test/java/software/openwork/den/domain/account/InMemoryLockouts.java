package software.openwork.den.domain.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.openwork.den.domain.memory.InMemoryDatabase;

/** Wrong passwords of an {@link InMemoryDatabase}. */
public final class InMemoryLockouts implements LockoutRepository {

    private final InMemoryDatabase database;

    public InMemoryLockouts(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Lockout find(String email) {
        return database.atomically(() -> lockouts().getOrDefault(email, Lockout.NONE));
    }

    @Override
    public Changed change(String email, UnaryOperator<Lockout> change) {
        return database.atomically(() -> {
            Lockout before = find(email);
            Lockout after = change.apply(before);
            if (after.equals(Lockout.NONE)) {
                lockouts().remove(email);
            } else {
                lockouts().put(email, after);
            }
            return new Changed(before, after);
        });
    }

    @Override
    public int purge(Instant before, int most) {
        return database.atomically(() -> {
            List<String> past = lockouts().entrySet().stream()
                    .filter(lockout -> lockout.getValue().failedAt().isBefore(before))
                    .map(Map.Entry::getKey)
                    .limit(most)
                    .toList();
            past.forEach(lockouts()::remove);
            return past.size();
        });
    }

    private Map<String, Lockout> lockouts() {
        return database.table("lockout");
    }
}
