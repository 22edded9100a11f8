package software.openwork.den.domain.account;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.openwork.den.domain.memory.InMemoryDatabase;
import software.openwork.den.domain.secret.Secret;

/** Sessions of an {@link InMemoryDatabase}. */
public final class InMemorySessions implements SessionRepository {

    private final InMemoryDatabase database;

    public InMemorySessions(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Found> find(Secret token) {
        return database.atomically(
                () -> Optional.ofNullable(sessions().get(token)).map(this::found));
    }

    @Override
    public Optional<Found> findById(String id) {
        return database.atomically(() -> sessions().values().stream()
                .filter(session -> session.id().equals(id))
                .findFirst()
                .map(this::found));
    }

    @Override
    public void insert(Session session) {
        database.atomically(() -> {
            boolean taken =
                    sessions().values().stream().anyMatch(other -> other.id().equals(session.id()));
            if (taken || sessions().putIfAbsent(session.token(), session) != null) {
                throw new IllegalStateException("duplicate session id or token");
            }
        });
    }

    @Override
    public void prolong(String id, Instant expiresAt, Instant now) {
        database.atomically(() -> sessions()
                .replaceAll((token, session) -> session.id().equals(id) ? session.prolonged(expiresAt, now) : session));
    }

    @Override
    public void delete(Secret token) {
        database.atomically(() -> sessions().remove(token));
    }

    @Override
    public List<Session> live(UserId user, Instant now) {
        return database.atomically(() -> sessions().values().stream()
                .filter(session -> session.userId().equals(user) && session.isLive(now))
                .sorted(Comparator.comparing(Session::createdAt).reversed().thenComparing(Session::id))
                .toList());
    }

    @Override
    public boolean deleteOne(UserId user, Secret tokenOrId) {
        return database.atomically(() -> sessions()
                .values()
                .removeIf(session -> session.userId().equals(user)
                        && (session.token().equals(tokenOrId) || session.id().equals(tokenOrId.reveal()))));
    }

    @Override
    public void deleteOthers(UserId user, Secret kept) {
        database.atomically(() -> sessions()
                .values()
                .removeIf(session ->
                        session.userId().equals(user) && !session.token().equals(kept)));
    }

    @Override
    public void deleteAll(UserId user) {
        database.atomically(
                () -> sessions().values().removeIf(session -> session.userId().equals(user)));
    }

    @Override
    public int purge(Instant before, int most) {
        return database.atomically(() -> {
            List<Secret> expired = sessions().values().stream()
                    .filter(session -> session.expiresAt().isBefore(before))
                    .map(Session::token)
                    .limit(most)
                    .toList();
            expired.forEach(sessions()::remove);
            return expired.size();
        });
    }

    private Map<Secret, Session> sessions() {
        return database.table("session");
    }

    private Found found(Session session) {
        AccountRepository.Credential owner = users().get(session.userId());
        return new Found(session, owner == null ? null : owner.user());
    }

    private Map<UserId, AccountRepository.Credential> users() {
        return database.table("user");
    }
}
