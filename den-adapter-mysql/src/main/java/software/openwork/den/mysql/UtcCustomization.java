package software.openwork.den.mysql;

import com.github.kagkarlsson.scheduler.jdbc.MySQL8JdbcCustomization;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Makes db-scheduler write and read times as all else here does ({@link Utc}). Does for MariaDB too. */
final class UtcCustomization extends MySQL8JdbcCustomization {

    UtcCustomization() {
        super(true);
    }

    @Override
    public String getName() {
        return "UTC literals";
    }

    @Override
    public void setInstant(PreparedStatement statement, int index, @Nullable Instant value) throws SQLException {
        statement.setString(index, value == null ? null : Utc.fineLiteral(value));
    }

    @Override
    public @Nullable Instant getInstant(ResultSet row, String column) throws SQLException {
        return Utc.instantOrNull(row.getObject(column, LocalDateTime.class));
    }
}
