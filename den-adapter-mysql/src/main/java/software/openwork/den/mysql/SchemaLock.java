package software.openwork.den.mysql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jdbi.v3.core.ConnectionException;
import software.openwork.den.application.storage.StorageUnavailableException;

/** Lets one server at a time change the tables of a database; gone with the connection, however that ends. */
final class SchemaLock implements AutoCloseable {

    /** Longer than the index of a large table takes. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** Such names are the whole server's, and of 64 characters at most. */
    private static final String NAME = "CONCAT('den:', SHA2(DATABASE(), 224))";

    private final Connection connection;

    private SchemaLock(Connection connection) {
        this.connection = connection;
    }

    static SchemaLock take(MysqlConfig config) {
        try {
            Connection connection = connect(config);
            try {
                await(connection);
                return new SchemaLock(connection);
            } catch (SQLException | RuntimeException failed) {
                connection.close();
                throw failed;
            }
        } catch (SQLException broken) {
            throw SqlErrors.translate(new ConnectionException(broken));
        }
    }

    /** Not from the pool, whose connections are taken for dead when a statement takes as long as here. */
    private static Connection connect(MysqlConfig config) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(Driver.properties(config));
        properties.setProperty("user", config.user());
        properties.setProperty("password", config.password().reveal());
        return DriverManager.getConnection(Driver.url(config), properties);
    }

    private static void await(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT GET_LOCK(" + NAME + ", ?)")) {
            lock.setLong(1, PATIENCE.toSeconds());
            try (ResultSet taken = lock.executeQuery()) {
                if (!taken.next() || taken.getInt(1) != 1) {
                    throw new StorageUnavailableException(new SQLException(
                            "another Den has been changing the tables for " + PATIENCE.toMinutes() + " minutes"));
                }
            }
        }
    }

    /** Does it, unless it is done; may take its time. */
    void execute(String ddl) {
        try {
            DdlMigration.execute(connection, ddl);
        } catch (SQLException failure) {
            throw SqlErrors.translate(new ConnectionException(failure));
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            throw SqlErrors.translate(new ConnectionException(gone));
        }
    }
}
