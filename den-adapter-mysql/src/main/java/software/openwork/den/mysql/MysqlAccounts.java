package software.openwork.den.mysql;

import java.time.Instant;
import java.util.Optional;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.EmailAddress;
import software.openwork.den.domain.account.ProfileChange;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.UserId;

final class MysqlAccounts implements AccountRepository {

    private final Database database;

    MysqlAccounts(Database database) {
        this.database = database;
    }

    // By the collation, as the unique key sees it: what it takes for the same cannot be inserted.
    @Override
    public boolean exists(String email) {
        return database.with(handle -> handle.createQuery("SELECT 1 FROM `user` WHERE email = ?")
                .bind(0, email)
                .mapTo(Integer.class)
                .findFirst()
                .isPresent());
    }

    @Override
    public Optional<Credential> findCredential(String email) {
        return database.with(handle -> handle.createQuery("""
                        SELECT u.id, u.name, u.email, u.email_verified, u.image, u.created_at, u.updated_at, a.password
                        FROM `user` u
                        LEFT JOIN account a ON a.user_id = u.id AND a.provider_id = 'credential'
                        WHERE u.email = ?
                        ORDER BY a.password IS NULL, a.created_at, a.id
                        """)
                .bind(0, email)
                .map((row, context) -> new Credential(UserColumns.read(row, 1), row.getString(8)))
                .findFirst()
                // accents count, letter case does not
                .filter(found -> EmailAddress.normalise(found.user().email()).equals(email)));
    }

    @Override
    public Optional<Credential> findCredential(UserId user) {
        return database.with(handle -> handle.createQuery("""
                        SELECT u.id, u.name, u.email, u.email_verified, u.image, u.created_at, u.updated_at, a.password
                        FROM `user` u
                        LEFT JOIN account a ON a.user_id = u.id AND a.provider_id = 'credential'
                        WHERE u.id = ?
                        ORDER BY a.password IS NULL, a.created_at, a.id
                        """)
                .bind(0, user.value())
                .map((row, context) -> new Credential(UserColumns.read(row, 1), row.getString(8)))
                .findFirst()
                .filter(found -> found.user().id().equals(user)));
    }

    @Override
    public void changeProfile(UserId user, ProfileChange change, Instant now) {
        String image = change.image() instanceof ProfileChange.Replace replace ? replace.url() : null;
        database.with(handle -> handle.createUpdate("""
                        UPDATE `user`
                        SET name = COALESCE(:name, name), image = IF(:keep, image, :image), updated_at = :now
                        WHERE id = :id AND CAST(id AS BINARY) = CAST(:id AS BINARY)
                        """)
                .bind("name", change.name())
                .bind("keep", change.image() instanceof ProfileChange.Keep)
                .bind("image", image)
                .bind("now", Utc.literal(now))
                .bind("id", user.value())
                .execute());
    }

    @Override
    public void markVerified(UserId user, String email, Instant now) {
        database.with(handle -> handle.createUpdate("""
                        UPDATE `user` SET email_verified = 1, updated_at = :now
                        WHERE id = :id AND CAST(id AS BINARY) = CAST(:id AS BINARY) AND email = :email
                          AND NOT email_verified
                        """)
                .bind("now", Utc.literal(now))
                .bind("id", user.value())
                .bind("email", email)
                .execute());
    }

    @Override
    public boolean lockPassword(UserId user, String known) {
        return database.with(handle -> handle.createQuery("""
                                SELECT password FROM account WHERE user_id = :user
                                  AND CAST(user_id AS BINARY) = CAST(:user AS BINARY) AND provider_id = 'credential'
                                FOR UPDATE
                                """)
                .bind("user", user.value())
                .mapTo(String.class)
                .list()
                .contains(known));
    }

    @Override
    public boolean replacePassword(UserId user, String known, String hash, Instant now) {
        return database.with(handle -> handle.createUpdate("""
                                UPDATE account SET password = :hash, updated_at = :now
                                WHERE user_id = :user AND CAST(user_id AS BINARY) = CAST(:user AS BINARY)
                                  AND provider_id = 'credential'
                                  AND CAST(password AS BINARY) = CAST(:known AS BINARY)
                                """)
                        .bind("hash", hash)
                        .bind("now", Utc.literal(now))
                        .bind("user", user.value())
                        .bind("known", known)
                        .execute()
                > 0);
    }

    @Override
    public void putPassword(UserId user, String accountId, String hash, Instant now) {
        int set = database.with(handle -> handle.createUpdate("""
                        UPDATE account SET password = :hash, updated_at = :now
                        WHERE user_id = :user AND CAST(user_id AS BINARY) = CAST(:user AS BINARY)
                          AND provider_id = 'credential'
                        """)
                .bind("hash", hash)
                .bind("now", Utc.literal(now))
                .bind("user", user.value())
                .execute());
        if (set == 0) {
            insertCredential(user, accountId, hash, now);
        }
    }

    @Override
    public Insertion insert(User user, String accountId, String passwordHash) {
        if (MysqlUsers.insert(database, user) == Insertion.EMAIL_TAKEN) {
            return Insertion.EMAIL_TAKEN;
        }
        insertCredential(user.id(), accountId, passwordHash, user.createdAt());
        return Insertion.INSERTED;
    }

    private void insertCredential(UserId user, String accountId, String passwordHash, Instant now) {
        database.with(handle -> handle.createUpdate("""
                        INSERT INTO account (id, account_id, provider_id, user_id, password, created_at, updated_at)
                        VALUES (?, ?, 'credential', ?, ?, ?, ?)
                        """)
                .bind(0, accountId)
                .bind(1, user.value())
                .bind(2, user.value())
                .bind(3, passwordHash)
                .bind(4, Utc.literal(now))
                .bind(5, Utc.literal(now))
                .execute());
    }
}
