package software.openwork.den.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    /** A server that is killed between a statement and Flyway's note of it does it again. */
    @ParameterizedTest
    @MethodSource("ours")
    void shouldRepeatAMigrationOfWhichNothingWasNoted(String version) {
        migrate();
        List<String> whole = structure();
        rows.execute("DELETE FROM den_schema_history WHERE CAST(version AS UNSIGNED) >= ?", version);

        migrate();

        assertThat(structure()).isEqualTo(whole);
        assertThat(rows.query("SELECT success FROM den_schema_history", row -> row.getBoolean(1)))
                .containsOnly(true);
    }

    static Stream<String> ours() {
        return IntStream.rangeClosed(2, Integer.parseInt(Migrations.NEWEST)).mapToObj(Integer::toString);
    }

    @Test
    void shouldGoOnInTheMiddleOfAMigration() {
        migrate();
        List<String> whole = structure();
        rows.execute("DELETE FROM den_schema_history WHERE version <> '1'");
        rows.execute("DROP TABLE installation");
        rows.execute("DROP TABLE worker_launch_event");
        rows.execute("DROP INDEX den_worker_creator ON worker");

        migrate();

        assertThat(structure()).isEqualTo(whole);
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

    /** Tables, columns and keys. */
    private List<String> structure() {
        return rows.query("""
                SELECT CONCAT_WS(' ', LOWER(table_name), column_name, column_type, is_nullable)
                FROM information_schema.columns WHERE table_schema = DATABASE()
                UNION ALL
                SELECT CONCAT_WS(' ', LOWER(table_name), index_name, seq_in_index, column_name, non_unique)
                FROM information_schema.statistics WHERE table_schema = DATABASE()
                ORDER BY 1
                """, row -> row.getString(1));
    }
}
