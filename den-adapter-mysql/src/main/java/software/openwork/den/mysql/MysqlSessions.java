package software.openwork.den.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.Session;
import software.openwork.den.domain.account.SessionRepository;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.secret.Secret;

final class MysqlSessions implements SessionRepository {

    private static final int USER_COLUMN = 9;

    private final Database database;

    MysqlSessions(Database database) {
        this.database = database;
    }

    // Collations ignore letter case and trailing blanks, so what was found is compared once more.
    @Override
    public Optional<Found> find(Secret token) {
        return findBy("s.token", token.reveal())
                .filter(found -> found.session().token().equals(token));
    }

    @Override
    public Optional<Found> findById(String id) {
        return findBy("s.id", id).filter(found -> found.session().id().equals(id));
    }

    private Optional<Found> findBy(String column, String value) {
        return database.with(handle -> handle.createQuery("""
                        SELECT s.id, s.user_id, s.token, s.expires_at, s.created_at, s.updated_at, s.ip_address,
                               s.user_agent, u.id, u.name, u.email, u.email_verified, u.image, u.created_at, u.updated_at
                        FROM `session` s LEFT JOIN `user` u ON u.id = s.user_id
                        WHERE\s""" + column + " = ?")
                .bind(0, value)
                .map((row, context) -> found(row))
                .findFirst());
    }

    @Override
    public void insert(Session session) {
        database.write(new Write(
                """
                INSERT INTO `session`
                  (id, user_id, token, expires_at, created_at, updated_at, ip_address, user_agent)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                session.id(),
                session.userId().value(),
                session.token().reveal(),
                Utc.literal(session.expiresAt()),
                Utc.literal(session.createdAt()),
                Utc.literal(session.updatedAt()),
                session.ipAddress(),
                session.userAgent()));
    }

    @Override
    public void prolong(String id, Instant expiresAt, Instant now) {
        database.with(handle -> handle.createUpdate("UPDATE `session` SET expires_at = ?, updated_at = ? WHERE id = ?")
                .bind(0, Utc.literal(expiresAt))
                .bind(1, Utc.literal(now))
                .bind(2, id)
                .execute());
    }

    @Override
    public void delete(Secret token) {
        database.with(
                handle -> handle.createUpdate("""
                        DELETE FROM `session`
                        WHERE token = :token AND CAST(token AS BINARY) = CAST(:token AS BINARY)
                        """).bind("token", token.reveal()).execute());
    }

    @Override
    public List<Session> live(UserId user, Instant now) {
        return database.with(handle -> handle.createQuery("""
                        SELECT id, user_id, token, expires_at, created_at, updated_at, ip_address, user_agent
                        FROM `session`
                        WHERE user_id = :user AND CAST(user_id AS BINARY) = CAST(:user AS BINARY) AND expires_at > :now
                        ORDER BY created_at DESC, id
                        """)
                .bind("user", user.value())
                .bind("now", Utc.literal(now))
                .map((row, context) -> session(row))
                .list());
    }

    @Override
    public boolean deleteOne(UserId user, Secret tokenOrId) {
        return database.with(handle -> handle.createUpdate("""
                                DELETE FROM `session`
                                WHERE user_id = :user AND CAST(user_id AS BINARY) = CAST(:user AS BINARY)
                                  AND CAST(:key AS BINARY) IN (CAST(token AS BINARY), CAST(id AS BINARY))
                                """)
                        .bind("user", user.value())
                        .bind("key", tokenOrId.reveal())
                        .execute()
                > 0);
    }

    @Override
    public void deleteOthers(UserId user, Secret kept) {
        database.with(handle -> handle.createUpdate("""
                        DELETE FROM `session`
                        WHERE user_id = :user AND CAST(user_id AS BINARY) = CAST(:user AS BINARY)
                          AND CAST(token AS BINARY) <> CAST(:kept AS BINARY)
                        """)
                .bind("user", user.value())
                .bind("kept", kept.reveal())
                .execute());
    }

    @Override
    public void deleteAll(UserId user) {
        database.with(
                handle -> handle.createUpdate("""
                        DELETE FROM `session`
                        WHERE user_id = :user AND CAST(user_id AS BINARY) = CAST(:user AS BINARY)
                        """).bind("user", user.value()).execute());
    }

    @Override
    public int purge(Instant before, int most) {
        return database.retried(handle -> handle.createUpdate("DELETE FROM `session` WHERE expires_at < ? LIMIT ?")
                .bind(0, Utc.literal(before))
                .bind(1, most)
                .execute());
    }

    private static Found found(ResultSet row) throws SQLException {
        Session session = session(row);
        return new Found(session, user(row, session.userId()));
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                row.getString(1),
                new UserId(row.getString(2)),
                Secret.of(row.getString(3)),
                Utc.instant(row, 4),
                Utc.instant(row, 5),
                Utc.instant(row, 6),
                Objects.requireNonNullElse(row.getString(7), ""),
                Objects.requireNonNullElse(row.getString(8), ""));
    }

    private static @Nullable User user(ResultSet row, UserId expected) throws SQLException {
        return expected.value().equals(row.getString(USER_COLUMN)) ? UserColumns.read(row, USER_COLUMN) : null;
    }
}
