package software.openwork.den.mysql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import software.openwork.den.application.storage.StorageHealth;
import software.openwork.den.application.storage.StorageUnavailableException;

/** Looks on a connection that is opened for it: so it sees at once that the database is away, and that it is back. */
final class MysqlHealth implements StorageHealth {

    private static final String LIMIT_MILLIS = "2000";

    private final MysqlConfig config;
    private final MysqlJobs jobs;
    private final InstantSource clock;

    MysqlHealth(MysqlConfig config, MysqlJobs jobs, InstantSource clock) {
        this.config = config;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public State look() {
        try (Connection connection = DriverManager.getConnection(Driver.url(config), properties());
                Statement statement = connection.createStatement()) {
            return new State(isMigrated(statement), overdue(statement), jobs.idle());
        } catch (SQLException away) {
            throw new StorageUnavailableException(away);
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.putAll(Driver.properties(config));
        properties.put("user", config.user());
        properties.put("password", config.password().reveal());
        properties.put("connectTimeout", LIMIT_MILLIS);
        properties.put("socketTimeout", LIMIT_MILLIS);
        return properties;
    }

    private static boolean isMigrated(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "SELECT MIN(success) AND MAX(version = '" + Migrations.NEWEST + "') FROM " + Migrations.HISTORY)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private Duration overdue(Statement statement) throws SQLException {
        String now = Utc.fineLiteral(clock.instant());
        try (ResultSet row = statement.executeQuery("""
                SELECT TIMESTAMPDIFF(MICROSECOND, MIN(execution_time), '%s') DIV 1000 FROM scheduled_tasks
                WHERE picked = FALSE AND execution_time <= '%s'
                """.formatted(now, now))) {
            return row.next() ? Duration.ofMillis(Math.max(0, row.getLong(1))) : Duration.ZERO;
        }
    }
}
