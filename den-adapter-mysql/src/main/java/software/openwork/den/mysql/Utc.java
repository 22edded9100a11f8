package software.openwork.den.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Times as UTC literals of milliseconds, as the replaced service wrote them: no time zone of the session or of this
 * process has a say. Texts, because MariaDB 10 calls itself "5.5.5-10.11…", to which the driver sends times without
 * their fractions; read as {@code LocalDateTime}, which the driver takes as it comes.
 */
final class Utc {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private Utc() {}

    static String literal(Instant instant) {
        return MILLIS.format(instant.truncatedTo(ChronoUnit.MILLIS));
    }

    static @Nullable String literalOrNull(@Nullable Instant instant) {
        return instant == null ? null : literal(instant);
    }

    static String fineLiteral(Instant instant) {
        return MICROS.format(instant.truncatedTo(ChronoUnit.MICROS));
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    static @Nullable Instant instantOrNull(ResultSet row, int column) throws SQLException {
        return instantOrNull(row.getObject(column, LocalDateTime.class));
    }

    static @Nullable Instant instantOrNull(@Nullable LocalDateTime literal) {
        return literal == null ? null : literal.toInstant(ZoneOffset.UTC);
    }
}
