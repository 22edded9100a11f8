package software.openwork.den.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.admin.UserReports;
import software.openwork.den.domain.audit.AuditRecords;
import software.openwork.den.domain.org.OrgId;

/** How much administrators' pages ask of a database with many users. */
class ReportQueriesTest {

    private static final int USERS = 10_000;

    private static HikariDataSource pool;
    private static Database database;

    @BeforeAll
    static void fill() {
        TestDatabase schema = TestDatabase.fresh();
        Adapters.migrated(schema).close();
        pool = ConnectionPool.open(schema.config(2));
        database = new Database(pool);
        Rows rows = new Rows(schema);
        rows.execute("CREATE TABLE n (i int PRIMARY KEY)");
        rows.execute("INSERT INTO n VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)");
        String many = " FROM n a, n b, n c, n d";
        String number = "a.i * 1000 + b.i * 100 + c.i * 10 + d.i";
        rows.execute("INSERT INTO `user` (id, name, email, email_verified, created_at, updated_at) SELECT CONCAT('u', "
                + number + "), 'Somebody', CONCAT('u', " + number + ", '@example.com'), 0,"
                + " DATE_ADD('2026-01-01', INTERVAL " + number + " MINUTE), '2026-01-01'" + many);
        rows.execute("INSERT INTO `session` (id, expires_at, token, created_at, updated_at, user_id)"
                + " SELECT id, '2030-01-01', id, created_at, created_at, id FROM `user`");
        rows.execute("INSERT INTO account (id, account_id, provider_id, user_id) SELECT id, id, 'github', id FROM"
                + " `user`");
        rows.execute("INSERT INTO worker (id, org_id, created_by_user_id, name, destination, status, created_at,"
                + " updated_at) SELECT id, 'acme', id, 'w', 'cloud', 'healthy', created_at, created_at FROM `user`");
        rows.execute("INSERT INTO audit_entry (occurred_at, org_id, action, address, user_agent, request_id, data)"
                + " SELECT created_at, IF(RIGHT(id, 1) = '7', 'acme', id), 'a', '', '', '', '{}' FROM `user`");
        for (String table : List.of("`user`", "`session`", "account", "worker", "audit_entry")) {
            rows.query("ANALYZE TABLE " + table, row -> true);
        }
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Test
    void shouldTellOfEverybodyInOneStatement() {
        MysqlUserReports reports = new MysqlUserReports(database);
        AtomicInteger told = new AtomicInteger();

        long statements = counted("Questions", () -> reports.each(true, user -> told.incrementAndGet()));

        assertThat(told).as("of the two that are counted").hasValue(2 * USERS);
        // with the two by which the driver gives a slow reader time
        assertThat(statements).isBetween(1L, 3L);
    }

    @Test
    void shouldReadNoMoreForAPageThanItShows() {
        MysqlUserReports reports = new MysqlUserReports(database);
        UserReports.Position middle =
                new UserReports.Position(Instant.parse("2026-01-04T12:00:00Z"), new UserId("u5160"));

        for (UserReports.Search search : List.of(
                new UserReports.Search("", null, 50),
                new UserReports.Search("", middle, 50),
                new UserReports.Search("example", middle, 50))) {
            long rows = counted(
                    "Handler_read%", () -> assertThat(reports.page(search)).hasSize(50));

            assertThat(rows).as(search.toString()).isLessThan(2_000);
        }
    }

    @Test
    void shouldReadNoMoreOfTheAuditRecordThanItShows() {
        MysqlAuditRecords records = new MysqlAuditRecords(database);

        for (Optional<OrgId> org : List.of(Optional.of(new OrgId("acme")), Optional.<OrgId>empty())) {
            long rows = counted(
                    "Handler_read%",
                    () -> {
                        List<AuditRecords.Numbered> page = records.newest(org, 5_000, 50);
                        assertThat(page).hasSize(50);
                    });

            assertThat(rows).isLessThan(200);
        }
    }

    @Test
    void shouldCountTheLastDaysWithoutLookingAtEarlierOnes() {
        MysqlStatistics statistics = new MysqlStatistics(database);

        long rows = counted(
                "Handler_read%",
                () -> assertThat(statistics.signUps(LocalDate.parse("2026-01-07")))
                        .hasSize(1));

        assertThat(rows).isLessThan(USERS / 3);
    }

    private static long counted(String names, Runnable work) {
        return database.inTransaction(() -> {
            work.run(); // so that the statements are prepared
            long before = status(names);
            work.run();
            long after = status(names);
            long reading = status(names) - after;
            return after - before - reading;
        });
    }

    private static long status(String names) {
        return database.with(
                handle -> handle
                        .createQuery("SHOW SESSION STATUS LIKE '" + names + "'")
                        .map((row, context) -> row.getLong(2))
                        .list()
                        .stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }
}
