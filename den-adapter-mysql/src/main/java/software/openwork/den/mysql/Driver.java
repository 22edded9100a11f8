package software.openwork.den.mysql;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** How Connector/J is told to connect. */
final class Driver {

    static final String CLASS_NAME = "com.mysql.cj.jdbc.Driver";

    private Driver() {}

    static String url(MysqlConfig config) {
        String host = config.host().contains(":") ? "[" + config.host() + "]" : config.host();
        // Any character is legal in the name of a schema; the driver decodes this one.
        String database =
                URLEncoder.encode(config.database(), StandardCharsets.UTF_8).replace("+", "%20");
        return "jdbc:mysql://" + host + ":" + config.port() + "/" + database;
    }

    /** What every connection needs; one that changes tables may take its time. */
    static Map<String, String> properties(MysqlConfig config) {
        // Without TLS, MySQL's caching_sha2_password hands out its key for encrypting the password on request only.
        boolean mayBePlain = SslMode.valueOf(config.sslMode()).compareTo(SslMode.REQUIRED) < 0;
        return Map.of(
                "sslMode", config.sslMode(),
                "allowPublicKeyRetrieval", Boolean.toString(mayBePlain),
                "connectTimeout", "5000",
                "tcpKeepAlive", "true",
                // Every MySQL and MariaDB knows this one; the driver's own choice for newer ones, MariaDB may not.
                "connectionCollation", "utf8mb4_general_ci");
    }

    /** For the connections of requests and jobs: one round trip a statement, none besides. */
    static Map<String, String> poolProperties(MysqlConfig config) {
        Map<String, String> properties = new HashMap<>(properties(config));
        properties.putAll(Map.of(
                "socketTimeout", "30000",
                "useServerPrepStmts", "true",
                "cachePrepStmts", "true",
                "prepStmtCacheSize", "250",
                "prepStmtCacheSqlLimit", "4096",
                "cacheServerConfiguration", "true",
                "useLocalSessionState", "true",
                "elideSetAutoCommits", "true",
                "maintainTimeStats", "false",
                "enableQueryTimeouts", "false"));
        // A transaction sends its statements together; no text of anybody else's ever gets into one.
        properties.put("allowMultiQueries", "true");
        return properties;
    }
}
