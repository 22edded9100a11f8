package software.openwork.den.app.e2e;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import software.openwork.den.mysql.MysqlConfig;

/** Looks into the database behind a server's back, and changes it. */
final class Rows {

    private final MysqlConfig database;

    Rows(String databaseUrl) {
        this.database = MysqlConfig.parse(databaseUrl, 2);
    }

    int update(String sql, Object... values) {
        return run(sql, values, PreparedStatement::executeUpdate);
    }

    /** The one number that the query gives. */
    long number(String sql, Object... values) {
        return run(sql, values, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new AssertionError("no row: " + sql);
                }
                return rows.getLong(1);
            }
        });
    }

    /** The first column of every row. */
    List<String> texts(String sql, Object... values) {
        return run(sql, values, statement -> {
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        });
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Object[] values, Work<T> work) {
        Properties properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password().reveal());
        properties.setProperty("sslMode", database.sslMode());
        properties.setProperty("allowPublicKeyRetrieval", "true");
        String url = "jdbc:mysql://" + database.host() + ":" + database.port() + "/" + database.database();
        try (Connection connection = DriverManager.getConnection(url, properties);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return work.on(statement);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
