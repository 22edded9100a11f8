package software.openwork.den.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import software.openwork.den.domain.account.Lockout;
import software.openwork.den.domain.account.LockoutRepository;

final class MysqlLockouts implements LockoutRepository {

    private static final String FIND = "SELECT failures, failed_at, locked_until FROM auth_lockout WHERE account = ?";

    private final Database database;

    MysqlLockouts(Database database) {
        this.database = database;
    }

    @Override
    public Lockout find(String email) {
        return database.with(handle -> select(handle, FIND, Digest.of(email)));
    }

    /** The row is written before it is read, so that it is locked even when it is new. */
    @Override
    public Changed change(String email, UnaryOperator<Lockout> change) {
        String account = Digest.of(email);
        return database.inTransaction(() -> database.with(handle -> {
            handle.createUpdate("""
                            INSERT INTO auth_lockout (account, failures, failed_at, locked_until) VALUES (?, ?, ?, ?)
                            ON DUPLICATE KEY UPDATE failures = failures
                            """)
                    .bind(0, account)
                    .bind(1, Lockout.NONE.failures())
                    .bind(2, Utc.literal(Lockout.NONE.failedAt()))
                    .bind(3, Utc.literal(Lockout.NONE.lockedUntil()))
                    .execute();
            Lockout before = select(handle, FIND + " FOR UPDATE", account);
            Lockout after = change.apply(before);
            write(handle, account, after);
            return new Changed(before, after);
        }));
    }

    @Override
    public int purge(Instant before, int most) {
        return database.retried(handle -> handle.createUpdate("DELETE FROM auth_lockout WHERE failed_at < ? LIMIT ?")
                .bind(0, Utc.literal(before))
                .bind(1, most)
                .execute());
    }

    private static void write(Handle handle, String account, Lockout lockout) {
        if (lockout.equals(Lockout.NONE)) {
            handle.createUpdate("DELETE FROM auth_lockout WHERE account = ?")
                    .bind(0, account)
                    .execute();
            return;
        }
        handle.createUpdate("UPDATE auth_lockout SET failures = ?, failed_at = ?, locked_until = ? WHERE account = ?")
                .bind(0, lockout.failures())
                .bind(1, Utc.literal(lockout.failedAt()))
                .bind(2, Utc.literal(lockout.lockedUntil()))
                .bind(3, account)
                .execute();
    }

    private static Lockout select(Handle handle, String sql, String account) {
        return handle.createQuery(sql)
                .bind(0, account)
                .map((row, context) -> read(row))
                .findFirst()
                .orElse(Lockout.NONE);
    }

    private static Lockout read(ResultSet row) throws SQLException {
        return new Lockout(row.getInt(1), Utc.instant(row, 2), Utc.instant(row, 3));
    }
}
