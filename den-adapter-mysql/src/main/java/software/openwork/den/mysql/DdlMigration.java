package software.openwork.den.mysql;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * A migration that changes a table that is there. DDL cannot be rolled back: a server that is killed after it and before
 * Flyway's note of it begins again, and may even do so while the database is still at the first try. So what is there
 * already counts as done. (Migrations that only make tables are files, with {@code IF NOT EXISTS}.)
 */
final class DdlMigration implements JavaMigration {

    /** All of them. One more takes the next number that is free among these and the files. */
    static final List<DdlMigration> ALL = List.of(
            // In the order in which workers are listed.
            new DdlMigration(
                    "3", "worker list index", "CREATE INDEX den_worker_org_created ON worker (org_id, created_at, id)"),
            new DdlMigration(
                    "4",
                    "worker creator index",
                    "CREATE INDEX den_worker_creator ON worker (created_by_user_id, destination, status)"),
            // Whoever comes from a provider is looked for by this; the column is a text of any length.
            new DdlMigration(
                    "15",
                    "account and expiry indexes",
                    "CREATE INDEX den_account_identity ON account (account_id(64))",
                    "CREATE INDEX den_session_expires ON `session` (expires_at)",
                    "CREATE INDEX den_verification_expires ON verification (expires_at)"),
            // In the order in which administrators see users, by the day of launches, and by the age of what is purged.
            new DdlMigration(
                    "31",
                    "report and retention indexes",
                    "CREATE INDEX den_user_created ON `user` (created_at, id)",
                    "CREATE INDEX den_launch_requested ON worker_launch (requested_at)",
                    "CREATE INDEX den_launch_event_occurred ON worker_launch_event (occurred_at)"));

    private static final Set<Integer> THERE_ALREADY = Set.of(
            1050, // table
            1060, // column
            1061); // index

    private final String version;
    private final String description;
    private final List<String> statements;

    private DdlMigration(String version, String description, String... statements) {
        this.version = version;
        this.description = description;
        this.statements = List.of(statements);
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion(version);
    }

    @Override
    public String getDescription() {
        return description;
    }

    @Override
    public Integer getChecksum() {
        CRC32 sum = new CRC32();
        sum.update(String.join(";", statements).getBytes(StandardCharsets.UTF_8));
        return (int) sum.getValue();
    }

    @Override
    public boolean canExecuteInTransaction() {
        return false;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        for (String statement : statements) {
            execute(context.getConnection(), statement);
        }
    }

    /** Does it, unless it is done. */
    static void execute(Connection connection, String ddl) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(ddl);
        } catch (SQLException failure) {
            if (!THERE_ALREADY.contains(failure.getErrorCode())) {
                throw failure;
            }
        }
    }
}
