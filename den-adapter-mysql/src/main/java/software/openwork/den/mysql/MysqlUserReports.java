package software.openwork.den.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.admin.UserReport;
import software.openwork.den.domain.admin.UserReports;

/** One statement for however many users. */
final class MysqlUserReports implements UserReports {

    private static final String BY_EMAIL = "email";
    private static final String ORDER = "ORDER BY u.created_at DESC, u.id DESC";

    private final Database database;

    MysqlUserReports(Database database) {
        this.database = database;
    }

    @Override
    public void each(boolean plans, Consumer<UserReport> reader) {
        database.with(handle -> {
            handle.createQuery(reports("`user` u", plans) + ORDER)
                    // Row by row, so that no more than one is held here; the driver knows it by this number.
                    .setFetchSize(Integer.MIN_VALUE)
                    .map((row, context) -> read(row))
                    .useIterator(rows -> rows.forEachRemaining(reader));
            return true;
        });
    }

    @Override
    public List<UserReport> page(Search search) {
        Position after = search.after();
        // Who is on the page comes first, by index; otherwise MySQL looks up everybody's belongings, to sort them.
        String page = "SELECT u.id FROM `user` u WHERE TRUE\n"
                + (after == null ? "" : "AND u.created_at <= :time AND (u.created_at < :time OR u.id < :id)\n")
                + (search.text().isEmpty()
                        ? ""
                        : "AND (u.email LIKE :like ESCAPE '!' OR u.name LIKE :like ESCAPE '!' OR u.id = :text)\n")
                + ORDER
                + " LIMIT :limit";
        String sql = reports("(" + page + ") page JOIN `user` u ON u.id = page.id", true) + ORDER;
        return database.with(handle -> {
            Query query = handle.createQuery(sql).bind("limit", search.limit());
            if (after != null) {
                query.bind("time", Utc.literal(after.createdAt()))
                        .bind("id", after.id().value());
            }
            if (!search.text().isEmpty()) {
                query.bind("text", search.text()).bind("like", containing(search.text()));
            }
            return List.copyOf(query.map((row, context) -> read(row)).list());
        });
    }

    private static String containing(String text) {
        return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    /**
     * What belongs to a user is looked up by index when the user's turn comes: the first row is there at once, however
     * many there are. (Sums by user in joined tables took five times as long for 100,000.)
     */
    private static String reports(String users, boolean plans) {
        return """
                SELECT u.id, u.name, u.email, u.email_verified, u.created_at, u.updated_at,
                  (SELECT MAX(s.updated_at) FROM `session` s WHERE s.user_id = u.id),
                  (SELECT COUNT(*) FROM `session` s WHERE s.user_id = u.id),
                  (SELECT GROUP_CONCAT(DISTINCT LEFT(a.provider_id, 64) SEPARATOR 0x0A)
                    FROM account a WHERE a.user_id = u.id),
                  (SELECT COUNT(*) FROM worker w WHERE w.created_by_user_id = u.id AND w.destination = 'cloud'),
                  (SELECT COUNT(*) FROM worker w WHERE w.created_by_user_id = u.id AND w.destination = 'local'),
                  (SELECT MAX(w.created_at) FROM worker w WHERE w.created_by_user_id = u.id)
                """
                + (plans
                        ? ", p.allowed, p.rule, p.checked_at\nFROM " + users
                                + " LEFT JOIN entitlement_cache p ON p.user_id = u.id\n"
                        : ", NULL, NULL, NULL\nFROM " + users + "\n");
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
