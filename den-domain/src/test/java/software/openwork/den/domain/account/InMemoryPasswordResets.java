package software.openwork.den.domain.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.openwork.den.domain.memory.InMemoryDatabase;
import software.openwork.den.domain.secret.Secret;

/** Tokens of an {@link InMemoryDatabase}. */
public final class InMemoryPasswordResets implements PasswordResetRepository {

    private final InMemoryDatabase database;

    public InMemoryPasswordResets(InMemoryDatabase database) {
        this.database = database;
    }

    /** Adds a token. */
    public void add(Secret token, UserId user, Instant expiresAt) {
        database.atomically(() -> resets().put(token, new Reset(user, expiresAt)));
    }

    @Override
    public Optional<UserId> find(Secret token, Instant now) {
        return database.atomically(() -> Optional.ofNullable(resets().get(token))
                .filter(reset -> now.isBefore(reset.expiresAt()))
                .map(Reset::user));
    }

    @Override
    public Optional<UserId> take(Secret token, Instant now) {
        return database.atomically(() -> {
            Optional<UserId> user = find(token, now);
            user.ifPresent(found -> resets().remove(token));
            return user;
        });
    }

    @Override
    public int purge(Instant before, int most) {
        return database.atomically(() -> {
            List<Secret> expired = resets().entrySet().stream()
                    .filter(reset -> reset.getValue().expiresAt().isBefore(before))
                    .map(Map.Entry::getKey)
                    .limit(most)
                    .toList();
            expired.forEach(resets()::remove);
            return expired.size();
        });
    }

    private Map<Secret, Reset> resets() {
        return database.table("password reset");
    }

    private record Reset(UserId user, Instant expiresAt) {}
}
