package software.openwork.den.mysql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The replaced service on a database: its tables, and the statements by which it wrote and read rows. */
public final class ReplacedService {

    private final MysqlConfig config;

    public ReplacedService(String databaseUrl) {
        config = MysqlConfig.parse(databaseUrl, 2);
    }

    /** Its newest tables. */
    public void createTables() {
        try (InputStream file = ReplacedService.class.getResourceAsStream("/replaced-service.sql")) {
            String sql = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            Arrays.stream(sql.replaceAll("(?m)^--.*$", "").split(";", -1))
                    .filter(statement -> !statement.isBlank())
                    .forEach(this::run);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Somebody who signed up with a password: a user, a credential, a personal organisation. */
    public void insertUser(String id, String name, String email, String passwordHash, String orgId) {
        String at = "2026-02-03 04:05:06.789";
        run(
                "insert into `user` (`id`, `name`, `email`, `email_verified`, `image`, `created_at`, `updated_at`)"
                        + " values (?, ?, ?, ?, default, ?, ?)",
                id,
                name,
                email,
                false,
                at,
                at);
        run(
                "insert into `account` (`id`, `account_id`, `provider_id`, `user_id`, `access_token`, `refresh_token`,"
                        + " `id_token`, `access_token_expires_at`, `refresh_token_expires_at`, `scope`, `password`,"
                        + " `created_at`, `updated_at`) values (?, ?, ?, ?, default, default, default, default, default,"
                        + " default, ?, ?, ?)",
                "acc" + id.substring(0, 29),
                id,
                "credential",
                id,
                passwordHash,
                at,
                at);
        run(
                "insert into `org` (`id`, `name`, `slug`, `owner_user_id`, `created_at`, `updated_at`)"
                        + " values (?, ?, ?, ?, default, default)",
                orgId,
                name,
                "personal-" + orgId.substring(0, 8),
                id);
        run(
                "insert into `org_membership` (`id`, `org_id`, `user_id`, `role`, `created_at`)"
                        + " values (?, ?, ?, ?, default)",
                orgId.replaceFirst("^.", "f"),
                orgId,
                id,
                "owner");
    }

    /** A signed-in browser; times as {@code 2026-02-03 04:05:06.789}, UTC. */
    public void insertSession(String id, String token, String userId, String createdAt, String expiresAt) {
        run(
                "insert into `session` (`id`, `expires_at`, `token`, `created_at`, `updated_at`, `ip_address`,"
                        + " `user_agent`, `user_id`) values (?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                expiresAt,
                token,
                createdAt,
                createdAt,
                "",
                "",
                userId);
    }

    /** A worker with its two tokens. */
    public void insertWorker(
            String id, String orgId, @Nullable String creator, String name, String destination, String status) {
        run(
                "insert into `worker` (`id`, `org_id`, `created_by_user_id`, `name`, `description`, `destination`,"
                        + " `status`, `image_version`, `workspace_path`, `sandbox_backend`, `created_at`, `updated_at`)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, default, default)",
                id,
                orgId,
                creator,
                name,
                null,
                destination,
                status,
                null,
                null,
                null);
        String digits = id.replace("-", "");
        run(
                "insert into `worker_token` (`id`, `worker_id`, `scope`, `token`, `created_at`, `revoked_at`)"
                        + " values (?, ?, ?, ?, default, default), (?, ?, ?, ?, default, default)",
                id.replaceFirst("^.", "a"),
                id,
                "host",
                digits + digits,
                id.replaceFirst("^.", "b"),
                id,
                "client",
                ("c" + digits + digits).substring(0, 64));
    }

    /** Where a worker runs. */
    public void insertInstance(String id, String workerId, String provider, String url) {
        run(
                "insert into `worker_instance` (`id`, `worker_id`, `provider`, `region`, `url`, `status`, `created_at`,"
                        + " `updated_at`) values (?, ?, ?, ?, ?, ?, default, default)",
                id,
                workerId,
                provider,
                "oregon",
                url,
                "healthy");
    }

    /** Any statement. */
    public void run(String sql, @Nullable Object... values) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** All rows, their values in the order of the statement, NULL as {@code null}. */
    public List<List<String>> read(String sql) {
        try (Connection connection = connect();
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(row.getString(i)));
                }
                rows.add(values);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.putAll(Driver.properties(config));
        properties.setProperty("user", config.user());
        properties.setProperty("password", config.password().reveal());
        return DriverManager.getConnection(Driver.url(config), properties);
    }
}
