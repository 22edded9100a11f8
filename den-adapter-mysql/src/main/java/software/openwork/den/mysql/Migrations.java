package software.openwork.den.mysql;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.migration.JavaMigration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.openwork.den.application.storage.SchemaRefusedException;

/**
 * Brings the tables up to date. A database of the replaced service is adopted: baselined at version 1, which is what it
 * has. Never repairs: a migration that failed is looked at by a human.
 */
final class Migrations {

    /** The newest of the files in {@code db/migration} and of {@link DdlMigration}. */
    static final String NEWEST = "20";

    static final String HISTORY = "den_schema_history";

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    private static final String BASELINE = "1";

    private final MysqlConfig config;
    private final Database database;

    Migrations(MysqlConfig config, Database database) {
        this.config = config;
        this.database = database;
    }

    /**
     * Does it.
     *
     * @param completes whether an older state of the replaced service's tables is completed
     */
    void run(boolean completes) {
        // To load Flyway and let it look takes a good part of the time to start.
        if (!hasHistory() || !isUpToDate()) {
            try (SchemaLock lock = SchemaLock.take(config)) {
                change(lock, completes);
            }
        }
        nameInstallation();
    }

    private void change(SchemaLock lock, boolean completes) {
        Flyway flyway = flyway();
        try {
            // Another server may have been here meanwhile.
            if (!hasHistory()) {
                Adoption adoption = adoption(completes);
                if (!adoption.isOfNothing()) {
                    complete(lock, adoption.statements());
                    flyway.baseline();
                    LOG.info("adopted the tables of the replaced service; no row was touched");
                }
            }
            flyway.migrate();
        } catch (FlywayException e) {
            throw SqlErrors.translate(e);
        }
    }

    private void complete(SchemaLock lock, List<String> statements) {
        for (String statement : statements) {
            LOG.info("completing the tables of the replaced service: {}", statement);
            lock.execute(statement);
        }
        Adoption after = adoption(false);
        if (!after.statements().isEmpty()) {
            throw new IllegalStateException("the tables were completed, and are not complete");
        }
    }

    /**
     * Says what {@link #run} would do, and changes nothing.
     *
     * @return lines for people; none when there is nothing to do
     */
    List<String> plan(boolean completes) {
        Stream<String> pending = Arrays.stream(flyway().info().pending())
                .map(each -> "run migration " + each.getVersion() + ": " + each.getDescription());
        if (hasHistory()) {
            return pending.toList();
        }
        Adoption adoption = adoption(completes);
        if (adoption.isOfNothing()) {
            return pending.toList();
        }
        return Stream.of(
                        adoption.statements().stream().map(sql -> "complete the tables: " + sql),
                        Stream.of("adopt the tables of the replaced service as they are, without touching a row"),
                        pending.filter(line -> !line.startsWith("run migration " + BASELINE + ":")))
                .flatMap(lines -> lines)
                .toList();
    }

    /** Refuses a database that was not brought up to date, for commands that use it without changing its tables. */
    void check() {
        if (!hasHistory() || !isUpToDate()) {
            throw new SchemaRefusedException("The database is not up to date: run den migrate first.");
        }
    }

    private Flyway flyway() {
        return Flyway.configure(Migrations.class.getClassLoader())
                // Not from the pool: the index of a large table takes longer than a request may.
                .dataSource(Driver.url(config), config.user(), config.password().reveal())
                .jdbcProperties(Driver.properties(config))
                .table(HISTORY)
                .locations("classpath:db/migration")
                .javaMigrations(DdlMigration.ALL.toArray(JavaMigration[]::new))
                .baselineVersion(BASELINE)
                .baselineDescription("tables of the replaced service")
                .load();
    }

    private Adoption adoption(boolean completes) {
        return Adoption.of(database.with(LiveSchema::read), completes);
    }

    private boolean hasHistory() {
        return database.with(handle ->
                handle.createQuery("""
                        SELECT COUNT(*) FROM information_schema.tables
                        WHERE table_schema = DATABASE() AND LOWER(table_name) = ?
                        """).bind(0, HISTORY).mapTo(Boolean.class).one());
    }

    private boolean isUpToDate() {
        return database.with(handle -> handle.createQuery("SELECT MIN(success) AND MAX(version = ?) FROM " + HISTORY)
                .bind(0, NEWEST)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false));
    }

    private void nameInstallation() {
        database.with(handle ->
                handle.createUpdate("""
                        INSERT IGNORE INTO installation (only_row, id, created_at) VALUES (1, ?, UTC_TIMESTAMP(3))
                        """).bind(0, UUID.randomUUID().toString()).execute());
    }
}
