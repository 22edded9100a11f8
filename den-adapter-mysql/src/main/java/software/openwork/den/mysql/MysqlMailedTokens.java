package software.openwork.den.mysql;

import software.openwork.den.domain.account.MailedTokenRepository;
import software.openwork.den.domain.secret.Secret;

/** Rows of the verification table; those of the replaced service hold the token itself, ours its digest. */
final class MysqlMailedTokens implements MailedTokenRepository {

    private final Database database;

    MysqlMailedTokens(Database database) {
        this.database = database;
    }

    static String identifier(Purpose purpose, Secret token) {
        return prefix(purpose) + Digest.of(token.reveal());
    }

    private static String prefix(Purpose purpose) {
        return switch (purpose) {
            case RESET_PASSWORD -> "reset-password-sha256:";
            case VERIFY_EMAIL -> "verify-email-sha256:";
        };
    }

    @Override
    public boolean insert(MailedToken token, int most) {
        return database.inTransaction(() -> {
            lock(token);
            return count(token) < most && store(token);
        });
    }

    /** One request for a user after the other; that lock is held by nobody for long. */
    private void lock(MailedToken token) {
        database.with(handle -> handle.createQuery("SELECT 1 FROM `user` WHERE id = ? FOR UPDATE")
                .bind(0, token.user().value())
                .mapTo(Integer.class)
                .findFirst());
    }

    private long count(MailedToken token) {
        return database.with(handle -> handle.createQuery("""
                        SELECT COUNT(*) FROM verification
                        WHERE identifier LIKE :like AND value = :user AND expires_at > :now
                        """)
                .bind("like", prefix(token.purpose()) + "%")
                .bind("user", token.user().value())
                .bind("now", Utc.literal(token.createdAt()))
                .mapTo(Long.class)
                .one());
    }

    private boolean store(MailedToken token) {
        return database.with(handle -> handle.createUpdate("""
                        INSERT INTO verification (id, identifier, value, expires_at, created_at, updated_at)
                        VALUES (:id, :identifier, :user, :expires, :now, :now)
                        """)
                        .bind("id", token.id())
                        .bind("identifier", identifier(token.purpose(), token.token()))
                        .bind("user", token.user().value())
                        .bind("expires", Utc.literal(token.expiresAt()))
                        .bind("now", Utc.literal(token.createdAt()))
                        .execute()
                == 1);
    }
}
