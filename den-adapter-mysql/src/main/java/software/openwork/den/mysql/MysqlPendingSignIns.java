package software.openwork.den.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.openwork.den.domain.account.PendingSignIn;
import software.openwork.den.domain.account.PendingSignInRepository;

/**
 * Rows of {@code verification}, which holds proofs of other kinds too: what tells these is the prefix of the
 * identifier, and what the value looks like. Older versions of the replaced service wrote no prefix.
 */
final class MysqlPendingSignIns implements PendingSignInRepository {

    private static final String PREFIX = "auth-state:";
    private static final Pattern STATE = Pattern.compile("[A-Za-z0-9_-]{16,128}");
    private static final int SWEPT_AT_ONCE = 500;

    private final Database database;

    MysqlPendingSignIns(Database database) {
        this.database = database;
    }

    @Override
    public void insert(String id, PendingSignIn pending, Instant now) {
        database.with(handle -> handle.createUpdate("""
                        INSERT INTO verification (id, identifier, value, expires_at, created_at, updated_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .bind(0, id)
                .bind(1, PREFIX + pending.state())
                .bind(2, PendingSignInJson.write(pending))
                .bind(3, Utc.literal(pending.expiresAt()))
                .bind(4, Utc.literal(now))
                .bind(5, Utc.literal(now))
                .execute());
    }

    @Override
    public Optional<PendingSignIn> find(String state) {
        return row(state).map(Row::pending);
    }

    @Override
    public boolean remove(String state) {
        return row(state)
                .map(row -> database.inTransaction(() -> delete(row.id)) == 1)
                .orElse(false);
    }

    /** By the primary key: to delete by anything without an index would lock every row, and sign-ins that begin. */
    @Override
    public void sweep(Instant now) {
        List<String> late = database.with(
                handle -> handle.createQuery("SELECT id FROM verification WHERE expires_at <= ? LIMIT " + SWEPT_AT_ONCE)
                        .bind(0, Utc.literal(now))
                        .mapTo(String.class)
                        .list());
        for (String id : late) {
            database.inTransaction(() -> delete(id));
        }
    }

    private int delete(String id) {
        return database.with(handle -> handle.createUpdate("DELETE FROM verification WHERE id = ?")
                .bind(0, id)
                .execute());
    }

    private Optional<Row> row(String state) {
        if (!STATE.matcher(state).matches()) {
            return Optional.empty();
        }
        return database
                .with(handle -> handle.createQuery("""
                        SELECT id, identifier, value, expires_at FROM verification WHERE identifier IN (?, ?)
                        ORDER BY created_at DESC, id
                        """)
                        .bind(0, PREFIX + state)
                        .bind(1, state)
                        .map((row, context) -> read(state, row))
                        .list())
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Row> read(String state, ResultSet row) throws SQLException {
        if (!isExactly(state, row.getString(2))) {
            return Optional.empty();
        }
        String id = row.getString(1);
        return PendingSignInJson.read(state, row.getString(3), Utc.instant(row, 4))
                .map(pending -> new Row(id, pending));
    }

    private static boolean isExactly(String state, String identifier) {
        return identifier.equals(state) || identifier.equals(PREFIX + state);
    }

    private record Row(String id, PendingSignIn pending) {}
}
