package software.openwork.den.mysql;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import software.openwork.den.domain.account.MailedTokenRepository;
import software.openwork.den.domain.account.PasswordResetRepository;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.secret.Secret;

/** Rows of the verification table, as the replaced service writes and reads them, or with the token's digest only. */
final class MysqlPasswordResets implements PasswordResetRepository {

    private static final String PREFIX = "reset-password:";

    private final Database database;

    MysqlPasswordResets(Database database) {
        this.database = database;
    }

    @Override
    public Optional<UserId> find(Secret token, Instant now) {
        return database.with(handle -> select(handle, token, now, "")).map(Row::user);
    }

    @Override
    public Optional<UserId> take(Secret token, Instant now) {
        return database.inTransaction(() -> database.with(handle -> select(handle, token, now, " FOR UPDATE")
                .filter(row -> handle.createUpdate("DELETE FROM verification WHERE id = ?")
                                .bind(0, row.id())
                                .execute()
                        == 1)
                .map(Row::user)));
    }

    @Override
    public int purge(Instant before, int most) {
        return database.retried(handle -> handle.createUpdate("DELETE FROM verification WHERE expires_at < ? LIMIT ?")
                .bind(0, Utc.literal(before))
                .bind(1, most)
                .execute());
    }

    private static Optional<Row> select(Handle handle, Secret token, Instant now, String lock) {
        return handle.createQuery("""
                        SELECT id, value FROM verification
                        WHERE identifier IN (:clear, :digest)
                          AND CAST(identifier AS BINARY) IN (CAST(:clear AS BINARY), CAST(:digest AS BINARY))
                          AND expires_at > :now
                        ORDER BY created_at DESC, id LIMIT 1""" + lock)
                .bind("clear", PREFIX + token.reveal())
                .bind("digest", MysqlMailedTokens.identifier(MailedTokenRepository.Purpose.RESET_PASSWORD, token))
                .bind("now", Utc.literal(now))
                .map((row, context) -> new Row(row.getString(1), row.getString(2)))
                .findFirst()
                // what is no identifier belongs to nobody
                .filter(row -> !row.value().isEmpty() && row.value().length() <= 64);
    }

    private record Row(String id, String value) {

        UserId user() {
            return new UserId(value);
        }
    }
}
