package software.openwork.den.mysql;

import software.openwork.den.domain.account.AccountRepository.Insertion;
import software.openwork.den.domain.account.User;

/** Adds rows to {@code user}. */
final class MysqlUsers {

    private MysqlUsers() {}

    static Insertion insert(Database database, User user) {
        try {
            database.with(handle -> handle.createUpdate("""
                            INSERT INTO `user` (id, name, email, email_verified, image, created_at, updated_at)
                            VALUES (?, ?, ?, ?, ?, ?, ?)
                            """)
                    .bind(0, user.id().value())
                    .bind(1, user.name())
                    .bind(2, user.email())
                    .bind(3, user.emailVerified())
                    .bind(4, user.image())
                    .bind(5, Utc.literal(user.createdAt()))
                    .bind(6, Utc.literal(user.updatedAt()))
                    .execute());
            return Insertion.INSERTED;
        } catch (RuntimeException e) {
            if (SqlErrors.isDuplicateBesidesPrimary(e)) {
                return Insertion.EMAIL_TAKEN;
            }
            throw e;
        }
    }
}
