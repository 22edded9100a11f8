package software.openwork.den.mysql;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.openwork.den.domain.account.RateLimit;
import software.openwork.den.domain.account.RateLimits;

final class MysqlRateLimits implements RateLimits {

    /**
     * One statement, so that no two requests see the same count. Its parts are done from left to right, on MySQL and on
     * MariaDB: hits is one more than allowed when this request is, and ends_at then stays. How long that is comes back
     * as the "last insert id", which the server sends with its answer to the statement.
     */
    private static final String COUNT = """
            INSERT INTO auth_rate_limit (bucket, hits, ends_at) VALUES (:bucket, 1, :end)
            ON DUPLICATE KEY UPDATE
              hits = IF(ends_at <= :now, 1, LEAST(hits, :most) + 1),
              ends_at = CASE
                WHEN hits <= :most THEN :end
                WHEN LAST_INSERT_ID(TIMESTAMPDIFF(MICROSECOND, :now, ends_at) DIV 1000) > 0 THEN ends_at
                ELSE :end
              END
            """;

    private final Database database;

    MysqlRateLimits(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Duration> count(String bucket, RateLimit limit, Instant now) {
        long wait = database.retried(handle -> handle.createUpdate(COUNT)
                .bind("bucket", Digest.of(bucket))
                .bind("most", limit.most())
                .bind("now", Utc.literal(now))
                .bind("end", Utc.literal(now.plus(limit.window())))
                .executeAndReturnGeneratedKeys()
                .mapTo(Long.class)
                .findFirst()
                .orElse(0L));
        return wait > 0 ? Optional.of(Duration.ofMillis(wait)) : Optional.empty();
    }

    @Override
    public int purge(Instant before, int most) {
        return database.retried(handle -> handle.createUpdate("DELETE FROM auth_rate_limit WHERE ends_at < ? LIMIT ?")
                .bind(0, Utc.literal(before))
                .bind(1, most)
                .execute());
    }
}
