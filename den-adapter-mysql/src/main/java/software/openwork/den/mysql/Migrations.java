package software.openwork.den.mysql;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Never repairs: a migration that failed is looked at by a human. */
final class Migrations {

    /** The newest file in {@code db/migration}. */
    static final String NEWEST = "13";

    private static final String HISTORY = "den_schema_history";

    private static final Set<String> EXISTING_TABLES = Set.of(
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

    private final MysqlConfig config;
    private final Database database;

    Migrations(MysqlConfig config, Database database) {
        this.config = config;
        this.database = database;
    }

    void run() {
        Set<String> tables = tables();
        // To load Flyway and let it look takes a good part of the time to start.
        if (!tables.contains(HISTORY) || !isUpToDate()) {
            migrate(mustBaseline(tables));
        }
        nameInstallation();
    }

    private void migrate(boolean baseline) {
        Flyway flyway = Flyway.configure(Migrations.class.getClassLoader())
                // Not from the pool: the index of a large table takes longer than a request may.
                .dataSource(Driver.url(config), config.user(), config.password().reveal())
                .jdbcProperties(Driver.properties(config))
                .table(HISTORY)
                .locations("classpath:db/migration")
                .baselineVersion("1")
                .baselineDescription("tables of the replaced service")
                .load();
        try {
            if (baseline) {
                flyway.baseline();
            }
            flyway.migrate();
        } catch (FlywayException e) {
            throw SqlErrors.translate(e);
        }
    }

    private boolean isUpToDate() {
        return database.with(handle -> handle.createQuery("SELECT MIN(success) AND MAX(version = ?) FROM " + HISTORY)
                .bind(0, NEWEST)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false));
    }

    private static boolean mustBaseline(Set<String> tables) {
        if (tables.contains(HISTORY) || tables.isEmpty()) {
            return false;
        }
        Set<String> missing = new TreeSet<>(EXISTING_TABLES);
        missing.removeAll(tables);
        if (!missing.isEmpty()) {
            throw new IllegalStateException("The database holds tables, but not those that Den expects (missing: "
                    + String.join(", ", missing) + "). Nothing was changed. Use an empty database, or that of the"
                    + " service that Den replaces.");
        }
        return true;
    }

    private Set<String> tables() {
        List<String> names = database.with(handle -> handle.createQuery(
                        "SELECT LOWER(table_name) FROM information_schema.tables WHERE table_schema = DATABASE()")
                .mapTo(String.class)
                .list());
        return Set.copyOf(names);
    }

    private void nameInstallation() {
        database.with(handle ->
                handle.createUpdate("""
                        INSERT IGNORE INTO installation (only_row, id, created_at) VALUES (1, ?, UTC_TIMESTAMP(3))
                        """).bind(0, UUID.randomUUID().toString()).execute());
    }
}
