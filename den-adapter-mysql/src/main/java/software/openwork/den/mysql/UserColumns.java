package software.openwork.den.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.UserId;

/** Reads {@code id, name, email, email_verified, image, created_at, updated_at} of a user. */
final class UserColumns {

    private UserColumns() {}

    static User read(ResultSet row, int first) throws SQLException {
        return new User(
                new UserId(row.getString(first)),
                row.getString(first + 1),
                row.getString(first + 2),
                row.getBoolean(first + 3),
                row.getString(first + 4),
                Utc.instant(row, first + 5),
                Utc.instant(row, first + 6));
    }
}
