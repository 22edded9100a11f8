package software.openwork.den.mysql;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Never repairs: a migration that failed is looked at by a human. */
final class Migrations {

    private static final String HISTORY = "den_schema_history";

    // Without what later migrations of the replaced service added; `den migrate --adopt` completes those.
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

    private final DataSource source;
    private final Database database;

    Migrations(DataSource source, Database database) {
        this.source = source;
        this.database = database;
    }

    void run() {
        Flyway flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .table(HISTORY)
                .locations("classpath:db/migration")
                .baselineVersion("1")
                .baselineDescription("tables of the replaced service")
                .load();
        if (mustBaseline(tables())) {
            flyway.baseline();
        }
        flyway.migrate();
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
}
