package software.openwork.den.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    private static final List<String> EXISTING = List.of(
            "account",
            "admin_allowlist",
            "audit_event",
            "org",
            "org_membership",
            "session",
            "user",
            "verification",
            "worker",
            "worker_bundle",
            "worker_instance",
            "worker_token");

    private static final List<String> OURS = List.of(
            "audit_entry",
            "den_schema_history",
            "installation",
            "scheduled_tasks",
            "worker_launch",
            "worker_launch_event",
            "worker_teardown");

    private final TestDatabase database = TestDatabase.fresh();
    private final Rows rows = new Rows(database);

    @Test
    void shouldFillAnEmptySchema() {
        migrate();

        assertThat(tables()).containsAll(EXISTING).containsAll(OURS);
    }

    @Test
    void shouldChangeNothingTheSecondTime() {
        migrate();
        String installation = installation();

        migrate();

        assertThat(installation()).isEqualTo(installation);
        assertThat(rows.query("SELECT success FROM den_schema_history", row -> row.getBoolean(1)))
                .containsOnly(true);
    }

    @Test
    void shouldNameEachInstallationAnew() {
        migrate();
        TestDatabase other = TestDatabase.fresh();
        migrate(other);

        assertThat(installation())
                .matches("[0-9a-f-]{36}")
                .isNotEqualTo(new Rows(other)
                        .query("SELECT id FROM installation", row -> row.getString(1))
                        .getFirst());
    }

    @Test
    void shouldTakeOverTheTablesOfTheReplacedServiceWithTheirRows() {
        createExistingTables();
        rows.execute("CREATE TABLE __drizzle_migrations (id serial, hash text, created_at bigint)");
        rows.execute("INSERT INTO `user` (id, name, email) VALUES ('u1', 'Ada', 'ada@example.com')");

        migrate();

        assertThat(tables()).containsAll(OURS);
        assertThat(rows.query("SELECT name FROM `user`", row -> row.getString(1)))
                .containsExactly("Ada");
        assertThat(rows.query("SELECT type FROM den_schema_history WHERE version = '1'", row -> row.getString(1)))
                .containsExactly("BASELINE");
        migrate();
    }

    @Test
    void shouldRefuseASchemaOfSomethingElseAndLeaveItAlone() {
        rows.execute("CREATE TABLE wp_posts (id int)");

        assertThatThrownBy(this::migrate)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("worker_token")
                .hasMessageContaining("Nothing was changed");
        assertThat(tables()).containsExactly("wp_posts");
    }

    @Test
    void shouldSayWhatIsMissing() {
        createExistingTables();
        rows.execute("DROP TABLE admin_allowlist");

        assertThatThrownBy(this::migrate).hasMessageContaining("(missing: admin_allowlist)");
    }

    @Test
    void shouldGoOnWhereAKilledServerStopped() {
        createExistingTables();
        // some tables of the second migration, and no word of it in the history
        rows.execute("CREATE TABLE worker_launch_event (worker_id varchar(64), seq bigint)");

        migrate();

        assertThat(tables()).containsAll(OURS);
    }

    @Test
    void shouldKnowItsNewestMigration() {
        migrate();

        assertThat(rows.query(
                        "SELECT version FROM den_schema_history ORDER BY installed_rank DESC LIMIT 1",
                        row -> row.getString(1)))
                .containsExactly(Migrations.NEWEST);
    }

    @Test
    void shouldCatchUpFromAnyVersion() {
        migrate();
        rows.execute("DELETE FROM den_schema_history WHERE version = ?", Migrations.NEWEST);
        // killed between its two tables
        rows.execute("DROP TABLE auth_lockout");

        migrate();

        assertThat(tables()).contains("auth_lockout", "auth_rate_limit");
    }

    @Test
    void shouldNotStartOnAMigrationThatFailed() {
        migrate();
        rows.execute("UPDATE den_schema_history SET success = FALSE WHERE version = '2'");

        assertThatThrownBy(this::migrate).hasMessageContaining("failed");
    }

    @Test
    void shouldNotMindWhatANewerDenAdded() {
        migrate();
        rows.execute("INSERT INTO den_schema_history (installed_rank, version, description, type, script, installed_by,"
                + " execution_time, success) VALUES (99, '999', 'later', 'SQL', 'V999__later.sql', 'den', 1, TRUE)");

        migrate();
    }

    @Test
    void shouldBearSeveralServersThatStartAtOnce() {
        IntStream.range(0, 3).parallel().forEach(i -> migrate());

        assertThat(tables()).containsAll(OURS);
        assertThat(rows.query("SELECT COUNT(*) FROM installation", row -> row.getInt(1)))
                .containsExactly(1);
    }

    private void migrate() {
        migrate(database);
    }

    private static void migrate(TestDatabase database) {
        try (MysqlAdapter adapter = MysqlAdapter.open(database.config(2), InstantSource.system())) {
            adapter.migrate();
        }
    }

    private String installation() {
        return rows.query("SELECT id FROM installation", row -> row.getString(1))
                .getFirst();
    }

    private List<String> tables() {
        return rows.query(
                "SELECT LOWER(table_name) FROM information_schema.tables WHERE table_schema = DATABASE()",
                row -> row.getString(1));
    }

    private void createExistingTables() {
        for (String statement : existingTables().replaceAll("(?m)^--.*$", "").split(";", -1)) {
            if (!statement.isBlank()) {
                rows.execute(statement);
            }
        }
    }

    private static String existingTables() {
        try (InputStream sql = Migrations.class.getResourceAsStream("/db/migration/V1__existing_tables.sql")) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
