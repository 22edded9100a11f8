package software.openwork.den.mysql;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** A fresh, empty schema on the test server; one per test class. Dropped when the JVM ends. */
public final class TestDatabase {

    private final TestServer server;
    private final String schema = "den_test_" + UUID.randomUUID().toString().replace("-", "");

    private TestDatabase(TestServer server) {
        this.server = server;
        execute("CREATE DATABASE " + schema);
        Runtime.getRuntime().addShutdownHook(new Thread(this::drop));
    }

    public static TestDatabase fresh() {
        return new TestDatabase(TestServer.running());
    }

    /** The {@code DATABASE_URL} of the schema. */
    public String url() {
        return "mysql://" + encode(server.user()) + ":" + encode(server.password()) + "@" + server.host() + ":"
                + server.port() + "/" + schema + "?sslmode=" + server.sslMode();
    }

    public MysqlConfig config(int poolSize) {
        return MysqlConfig.parse(url(), poolSize);
    }

    private void drop() {
        try {
            execute("DROP DATABASE IF EXISTS " + schema);
        } catch (IllegalStateException e) {
            // A server that was started for the tests may be gone already, and its data with it.
        }
    }

    private void execute(String sql) {
        try (Connection connection = server.connect()) {
            connection.createStatement().execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
