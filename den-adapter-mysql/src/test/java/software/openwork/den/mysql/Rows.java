package software.openwork.den.mysql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.org.OrgId;
import software.openwork.den.domain.org.OrgRole;

/** Rows that no port writes or reads. */
final class Rows {

    private final MysqlConfig config;

    Rows(TestDatabase database) {
        config = database.config(2);
    }

    void execute(String sql, Object... values) {
        try (Connection connection = TestServer.running().connect()) {
            connection.setCatalog(config.database());
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i] instanceof Instant instant ? Utc.literal(instant) : values[i]);
                }
                statement.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    <T> List<T> query(String sql, Mapper<T> mapper) {
        try (Connection connection = TestServer.running().connect()) {
            connection.setCatalog(config.database());
            List<T> all = new ArrayList<>();
            try (ResultSet row = connection.createStatement().executeQuery(sql)) {
                while (row.next()) {
                    all.add(mapper.map(row));
                }
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    void addMember(String membershipId, OrgId org, UserId user, OrgRole role) {
        execute(
                "INSERT INTO org_membership (id, org_id, user_id, role) VALUES (?, ?, ?, ?)",
                membershipId,
                org.value(),
                user.value(),
                role.word());
    }

    interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }
}
