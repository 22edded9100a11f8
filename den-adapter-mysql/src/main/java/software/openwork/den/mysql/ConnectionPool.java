package software.openwork.den.mysql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Properties;

/** Opens nothing before the first connection is asked for, so that a database that is away fails requests only. */
final class ConnectionPool {

    private ConnectionPool() {}

    static HikariDataSource open(MysqlConfig config) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("den");
        pool.setDriverClassName("com.mysql.cj.jdbc.Driver");
        pool.setJdbcUrl(jdbcUrl(config));
        pool.setUsername(config.user());
        pool.setPassword(config.password().reveal());
        pool.setDataSourceProperties(properties(config));
        pool.setMaximumPoolSize(config.poolSize());
        pool.setConnectionTimeout(3_000);
        pool.setInitializationFailTimeout(-1);
        // Set once for each connection. With MySQL's default, REPEATABLE READ, whoever waited for a row's lock goes on
        // to read the state from before the wait, so that check-then-insert under a lock would not work.
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return new HikariDataSource(pool);
    }

    private static String jdbcUrl(MysqlConfig config) {
        String host = config.host().contains(":") ? "[" + config.host() + "]" : config.host();
        // Any character is legal in the name of a schema; the driver decodes this one.
        String database = java.net.URLEncoder.encode(config.database(), java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
        return "jdbc:mysql://" + host + ":" + config.port() + "/" + database;
    }

    private static Properties properties(MysqlConfig config) {
        Properties driver = new Properties();
        driver.setProperty("sslMode", config.sslMode());
        // Without TLS, MySQL's caching_sha2_password hands out its key for encrypting the password on request only.
        boolean mayBePlain = SslMode.valueOf(config.sslMode()).compareTo(SslMode.REQUIRED) < 0;
        driver.setProperty("allowPublicKeyRetrieval", Boolean.toString(mayBePlain));
        driver.setProperty("connectTimeout", "5000");
        driver.setProperty("socketTimeout", "30000");
        driver.setProperty("tcpKeepAlive", "true");
        // The one that every MySQL and MariaDB knows; else the driver asks newer ones for a collation that MariaDB
        // lacks.
        driver.setProperty("connectionCollation", "utf8mb4_general_ci");
        driver.setProperty("useServerPrepStmts", "true");
        driver.setProperty("cachePrepStmts", "true");
        driver.setProperty("prepStmtCacheSize", "250");
        driver.setProperty("prepStmtCacheSqlLimit", "4096");
        driver.setProperty("cacheServerConfiguration", "true");
        driver.setProperty("useLocalSessionState", "true");
        driver.setProperty("elideSetAutoCommits", "true");
        driver.setProperty("alwaysSendSetIsolation", "false");
        driver.setProperty("maintainTimeStats", "false");
        driver.setProperty("enableQueryTimeouts", "false");
        return driver;
    }
}
