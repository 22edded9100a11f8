package software.openwork.den.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Times as UTC literals of milliseconds, as the replaced service wrote them. {@code LocalDateTime} is the one type
 * that the driver sends and reads as it is, whatever the time zones of the session and of this process.
 */
final class Utc {

    private Utc() {}

    static LocalDateTime literal(Instant instant) {
        return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
    }

    static @Nullable LocalDateTime literalOrNull(@Nullable Instant instant) {
        return instant == null ? null : literal(instant);
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    static @Nullable Instant instantOrNull(ResultSet row, int column) throws SQLException {
        LocalDateTime literal = row.getObject(column, LocalDateTime.class);
        return literal == null ? null : literal.toInstant(ZoneOffset.UTC);
    }
}
