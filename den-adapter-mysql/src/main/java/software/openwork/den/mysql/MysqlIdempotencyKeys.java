package software.openwork.den.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.idempotency.IdempotencyKeys;
import software.openwork.den.domain.idempotency.KeyedRequest;

final class MysqlIdempotencyKeys implements IdempotencyKeys {

    private final Database database;

    MysqlIdempotencyKeys(Database database) {
        this.database = database;
    }

    private record Use(
            String content,
            String holder,
            Instant heldUntil,
            @Nullable String result,
            Instant claimedAt) {

        static Use read(ResultSet row) throws SQLException {
            return new Use(
                    row.getString(1), row.getString(2), Utc.instant(row, 3), row.getString(4), Utc.instant(row, 5));
        }

        boolean isOver(Instant now, Instant forgotten) {
            return result == null ? !now.isBefore(heldUntil) : claimedAt.isBefore(forgotten);
        }
    }

    @Override
    public Claim claim(KeyedRequest request, String holder, Instant now, Instant heldUntil, Instant forgotten) {
        String key = key(request);
        String content = Digest.of(request.content());
        return database.inTransaction(() -> database.with(handle -> {
            // Written before it is read, so that the row is locked even when it is new.
            write(handle, "ON DUPLICATE KEY UPDATE holder = holder", key, content, holder, now, heldUntil);
            Use use = handle.createQuery("""
                            SELECT content, holder, held_until, result, claimed_at FROM idempotency_key
                            WHERE request_key = ? FOR UPDATE
                            """)
                    .bind(0, key)
                    .map((row, context) -> Use.read(row))
                    .one();
            if (use.holder().equals(holder)) {
                return new Claimed();
            }
            if (use.isOver(now, forgotten)) {
                write(handle, """
                                ON DUPLICATE KEY UPDATE content = VALUES(content), holder = VALUES(holder),
                                  held_until = VALUES(held_until), result = NULL, claimed_at = VALUES(claimed_at)
                                """, key, content, holder, now, heldUntil);
                return new Claimed();
            }
            if (!use.content().equals(content)) {
                return new Reused();
            }
            return use.result() == null ? new Running(use.heldUntil()) : new Completed(use.result());
        }));
    }

    private static void write(
            Handle handle, String otherwise, String key, String content, String holder, Instant now, Instant until) {
        handle.createUpdate("INSERT INTO idempotency_key (request_key, content, holder, held_until, claimed_at)"
                        + " VALUES (?, ?, ?, ?, ?) " + otherwise)
                .bind(0, key)
                .bind(1, content)
                .bind(2, holder)
                .bind(3, Utc.literal(until))
                .bind(4, Utc.literal(now))
                .execute();
    }

    @Override
    public boolean complete(KeyedRequest request, String holder, String result) {
        return database.with(handle -> handle.createUpdate(
                                "UPDATE idempotency_key SET result = ? WHERE request_key = ? AND holder = ? AND result IS NULL")
                        .bind(0, result)
                        .bind(1, key(request))
                        .bind(2, holder)
                        .execute()
                == 1);
    }

    @Override
    public void release(KeyedRequest request, String holder) {
        database.retried(handle -> handle.createUpdate(
                        "DELETE FROM idempotency_key WHERE request_key = ? AND holder = ? AND result IS NULL")
                .bind(0, key(request))
                .bind(1, holder)
                .execute());
    }

    @Override
    public int purge(Instant before, int most) {
        return database.retried(
                handle -> handle.createUpdate("DELETE FROM idempotency_key WHERE claimed_at < ? LIMIT ?")
                        .bind(0, Utc.literal(before))
                        .bind(1, most)
                        .execute());
    }

    /** No part but the last can hold a line break. */
    private static String key(KeyedRequest request) {
        return Digest.of(request.user().value() + "\n" + request.route() + "\n" + request.key());
    }
}
