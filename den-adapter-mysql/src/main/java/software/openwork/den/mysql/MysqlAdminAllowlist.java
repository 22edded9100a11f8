package software.openwork.den.mysql;

import java.time.Instant;
import software.openwork.den.domain.access.AdminAllowlist;

/** Collations ignore accents and trailing blanks: an administrator is who is written there, byte for byte. */
final class MysqlAdminAllowlist implements AdminAllowlist {

    private final Database database;

    MysqlAdminAllowlist(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(String id, String email, Instant now) {
        return database.with(handle -> handle.createUpdate("""
                        INSERT IGNORE INTO admin_allowlist (id, email, note, created_at, updated_at)
                        VALUES (:id, :email, NULL, :now, :now)
                        """)
                        .bind("id", id)
                        .bind("email", email)
                        .bind("now", Utc.literal(now))
                        .execute()
                == 1);
    }

    @Override
    public boolean remove(String email) {
        return database.with(
                handle -> handle.createUpdate("""
                                DELETE FROM admin_allowlist
                                WHERE email = :email AND CAST(email AS BINARY) = CAST(:email AS BINARY)
                                """).bind("email", email).execute() > 0);
    }

    @Override
    public boolean contains(String email) {
        return database.with(handle -> handle.createQuery("""
                        SELECT 1 FROM admin_allowlist
                        WHERE email = :email AND CAST(email AS BINARY) = CAST(:email AS BINARY)
                        """)
                .bind("email", email)
                .mapTo(Integer.class)
                .findFirst()
                .isPresent());
    }
}
