package software.openwork.den.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.admin.UserReport;
import software.openwork.den.domain.admin.UserReports;

/** Each table is read once, whatever belongs to a user is counted on the way. */
final class MysqlUserReports implements UserReports {

    private static final String BY_EMAIL = "email";

    private final Database database;

    MysqlUserReports(Database database) {
        this.database = database;
    }

    @Override
    public void each(boolean plans, Consumer<UserReport> reader) {
        database.with(handle -> {
            handle.createQuery(reports("", plans))
                    // Row by row, so that no more than one is held here; the driver knows it by this number.
                    .setFetchSize(Integer.MIN_VALUE)
                    .map((row, context) -> read(row))
                    .useIterator(rows -> rows.forEachRemaining(reader));
            return true;
        });
    }

    @Override
    public List<UserReport> page(Search search) {
        List<String> ids = ids(search);
        if (ids.isEmpty()) {
            return List.of();
        }
        String names = IntStream.range(0, ids.size()).mapToObj(i -> ":u" + i).collect(Collectors.joining(", "));
        return database.with(handle -> {
            Query query = handle.createQuery(reports(names, true));
            for (int i = 0; i < ids.size(); i++) {
                query.bind("u" + i, ids.get(i));
            }
            return List.copyOf(query.map((row, context) -> read(row)).list());
        });
    }

    /** Found within an index on the order; only then is anything else read about them. */
    private List<String> ids(Search search) {
        Position after = search.after();
        String sql = "SELECT id FROM `user` WHERE TRUE\n"
                + (after == null ? "" : "AND created_at <= :time AND (created_at < :time OR id < :id)\n")
                + (search.text().isEmpty()
                        ? ""
                        : "AND (email LIKE :like ESCAPE '!' OR name LIKE :like ESCAPE '!' OR id = :text)\n")
                + "ORDER BY created_at DESC, id DESC LIMIT :limit";
        return database.with(handle -> {
            Query query = handle.createQuery(sql).bind("limit", search.limit());
            if (after != null) {
                query.bind("time", Utc.literal(after.createdAt()))
                        .bind("id", after.id().value());
            }
            if (!search.text().isEmpty()) {
                query.bind("text", search.text()).bind("like", containing(search.text()));
            }
            return query.mapTo(String.class).list();
        });
    }

    private static String containing(String text) {
        return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    private static String reports(String ids, boolean plans) {
        return """
                SELECT u.id, u.name, u.email, u.email_verified, u.created_at, u.updated_at, s.seen, s.sessions,
                  a.providers, w.cloud, w.here, w.latest%s
                FROM `user` u
                LEFT JOIN (
                  SELECT user_id, MAX(updated_at) AS seen, COUNT(*) AS sessions FROM `session` %s GROUP BY user_id
                ) s ON s.user_id = u.id
                LEFT JOIN (
                  SELECT user_id, GROUP_CONCAT(DISTINCT LEFT(provider_id, 64) SEPARATOR 0x0A) AS providers
                  FROM account %s GROUP BY user_id
                ) a ON a.user_id = u.id
                LEFT JOIN (
                  SELECT created_by_user_id, SUM(destination = 'cloud') AS cloud, SUM(destination = 'local') AS here,
                    MAX(created_at) AS latest
                  FROM worker %s GROUP BY created_by_user_id
                ) w ON w.created_by_user_id = u.id
                %s %s
                ORDER BY u.created_at DESC, u.id DESC
                """.formatted(
                        plans ? ", p.allowed, p.rule, p.checked_at" : ", NULL, NULL, NULL",
                        among("user_id", ids),
                        among("user_id", ids),
                        ids.isEmpty() ? "WHERE created_by_user_id IS NOT NULL" : among("created_by_user_id", ids),
                        plans ? "LEFT JOIN entitlement_cache p ON p.user_id = u.id" : "",
                        among("u.id", ids));
    }

    private static String among(String column, String ids) {
        return ids.isEmpty() ? "" : "WHERE " + column + " IN (" + ids + ")";
    }

    private static UserReport read(ResultSet row) throws SQLException {
        return new UserReport(
                new UserId(row.getString(1)),
                row.getString(2),
                row.getString(3),
                row.getBoolean(4),
                Utc.instant(row, 5),
                Utc.instant(row, 6),
                Utc.instantOrNull(row, 7),
                row.getLong(8),
                providers(row.getString(9)),
                row.getLong(10),
                row.getLong(11),
                Utc.instantOrNull(row, 12),
                plan(row));
    }

    /** Null for somebody without any account, while a provider without a name is an empty text. */
    private static List<String> providers(@Nullable String stored) {
        return stored == null ? List.of() : UserReport.providers(Stream.of(stored.split("\n", -1)));
    }

    private static UserReport.@Nullable Plan plan(ResultSet row) throws SQLException {
        return row.getString(13) == null
                ? null
                : new UserReport.Plan(
                        row.getBoolean(13),
                        BY_EMAIL.equalsIgnoreCase(row.getString(14)),
                        Objects.requireNonNull(Utc.instantOrNull(row, 15)));
    }

    @Override
    public List<Listed> administrators() {
        return database.with(handle ->
                List.copyOf(handle.createQuery("SELECT email, note, created_at FROM admin_allowlist ORDER BY email")
                        .map((row, context) -> new Listed(row.getString(1), row.getString(2), Utc.instant(row, 3)))
                        .list()));
    }
}
