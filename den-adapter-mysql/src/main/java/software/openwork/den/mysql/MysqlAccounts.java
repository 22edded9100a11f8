package software.openwork.den.mysql;

import java.util.Optional;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.EmailAddress;
import software.openwork.den.domain.account.User;

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
    public Insertion insert(User user, String accountId, String passwordHash) {
        if (MysqlUsers.insert(database, user) == Insertion.EMAIL_TAKEN) {
            return Insertion.EMAIL_TAKEN;
        }
        insertCredential(user, accountId, passwordHash);
        return Insertion.INSERTED;
    }

    private void insertCredential(User user, String accountId, String passwordHash) {
        database.with(handle -> handle.createUpdate("""
                        INSERT INTO account (id, account_id, provider_id, user_id, password, created_at, updated_at)
                        VALUES (?, ?, 'credential', ?, ?, ?, ?)
                        """)
                .bind(0, accountId)
                .bind(1, user.id().value())
                .bind(2, user.id().value())
                .bind(3, passwordHash)
                .bind(4, Utc.literal(user.createdAt()))
                .bind(5, Utc.literal(user.createdAt()))
                .execute());
    }
}
