package software.openwork.den.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.AccountRepository.Insertion;
import software.openwork.den.domain.account.AccountTokens;
import software.openwork.den.domain.account.LinkedAccount;
import software.openwork.den.domain.account.LinkedAccountRepository;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.secret.Secret;

/** Collations ignore letter case and trailing blanks: what an index finds is compared once more. */
final class MysqlLinkedAccounts implements LinkedAccountRepository {

    private static final String COLUMNS = """
            a.id, a.user_id, a.provider_id, a.account_id, a.access_token, a.refresh_token, a.id_token,
            a.access_token_expires_at, a.refresh_token_expires_at, a.scope, a.created_at, a.updated_at
            """;
    private static final int USER_COLUMN = 13;

    private final Database database;

    MysqlLinkedAccounts(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Owned> find(String providerId, String accountId) {
        return database.with(handle -> handle.createQuery("SELECT " + COLUMNS + """
                        , u.id, u.name, u.email, u.email_verified, u.image, u.created_at, u.updated_at
                        FROM account a JOIN `user` u ON u.id = a.user_id
                        WHERE a.provider_id = :provider AND CAST(a.provider_id AS BINARY) = CAST(:provider AS BINARY)
                          AND a.account_id = :account AND CAST(a.account_id AS BINARY) = CAST(:account AS BINARY)
                          AND CAST(u.id AS BINARY) = CAST(a.user_id AS BINARY)
                        ORDER BY a.created_at, a.id LIMIT 1
                        """)
                .bind("provider", providerId)
                .bind("account", accountId)
                .map((row, context) -> new Owned(account(row), UserColumns.read(row, USER_COLUMN)))
                .findFirst());
    }

    @Override
    public List<LinkedAccount> list(UserId user) {
        return database.with(handle -> handle.createQuery("SELECT " + COLUMNS + """
                        FROM account a
                        WHERE a.user_id = :user AND CAST(a.user_id AS BINARY) = CAST(:user AS BINARY)
                        ORDER BY a.created_at, a.id
                        """)
                .bind("user", user.value())
                .map((row, context) -> account(row))
                .list());
    }

    @Override
    public void insert(LinkedAccount account) {
        database.with(handle -> bind(handle.createUpdate("""
                        INSERT INTO account
                          (id, user_id, provider_id, account_id, created_at, updated_at, access_token, refresh_token,
                           id_token, access_token_expires_at, refresh_token_expires_at, scope)
                        VALUES (:id, :user, :provider, :account, :created, :updated, :access, :refresh,
                           :idToken, :accessEnd, :refreshEnd, :scope)
                        """), account.tokens())
                .bind("id", account.id())
                .bind("user", account.userId().value())
                .bind("provider", account.providerId())
                .bind("account", account.accountId())
                .bind("created", Utc.literal(account.createdAt()))
                .bind("updated", Utc.literal(account.updatedAt()))
                .execute());
    }

    @Override
    public void updateTokens(String id, AccountTokens tokens, Instant now) {
        database.with(handle -> bind(handle.createUpdate("""
                        UPDATE account SET access_token = :access, refresh_token = :refresh, id_token = :idToken,
                          access_token_expires_at = :accessEnd, refresh_token_expires_at = :refreshEnd, scope = :scope,
                          updated_at = :now
                        WHERE id = :id
                        """), tokens)
                .bind("id", id)
                .bind("now", Utc.literal(now))
                .execute());
    }

    @Override
    public void delete(String id) {
        database.with(handle -> handle.createUpdate("DELETE FROM account WHERE id = ?")
                .bind(0, id)
                .execute());
    }

    @Override
    public void deleteAll(UserId user) {
        database.with(
                handle -> handle.createUpdate("""
                        DELETE FROM account
                        WHERE user_id = :user AND CAST(user_id AS BINARY) = CAST(:user AS BINARY)
                        """).bind("user", user.value()).execute());
    }

    @Override
    public Insertion insertUser(User user) {
        return MysqlUsers.insert(database, user);
    }

    @Override
    public void updateUser(User user) {
        database.with(handle -> handle.createUpdate("""
                        UPDATE `user` SET name = ?, email_verified = ?, image = ?, updated_at = ? WHERE id = ?
                        """)
                .bind(0, user.name())
                .bind(1, user.emailVerified())
                .bind(2, user.image())
                .bind(3, Utc.literal(user.updatedAt()))
                .bind(4, user.id().value())
                .execute());
    }

    private static Update bind(Update update, AccountTokens tokens) {
        return update.bind("access", text(tokens.access()))
                .bind("refresh", text(tokens.refresh()))
                .bind("idToken", text(tokens.idToken()))
                .bind("accessEnd", Utc.literalOrNull(tokens.accessExpiresAt()))
                .bind("refreshEnd", Utc.literalOrNull(tokens.refreshExpiresAt()))
                .bind("scope", tokens.scopes().isEmpty() ? null : String.join(",", tokens.scopes()));
    }

    private static LinkedAccount account(ResultSet row) throws SQLException {
        return new LinkedAccount(
                row.getString(1),
                new UserId(row.getString(2)),
                row.getString(3),
                row.getString(4),
                new AccountTokens(
                        secret(row.getString(5)),
                        secret(row.getString(6)),
                        secret(row.getString(7)),
                        Utc.instantOrNull(row, 8),
                        Utc.instantOrNull(row, 9),
                        scopes(row.getString(10))),
                Utc.instant(row, 11),
                Utc.instant(row, 12));
    }

    private static List<String> scopes(@Nullable String joined) {
        return joined == null
                ? List.of()
                : Arrays.stream(joined.split(",", -1))
                        .map(String::strip)
                        .filter(scope -> !scope.isEmpty())
                        .toList();
    }

    private static @Nullable String text(@Nullable Secret secret) {
        return secret == null ? null : secret.reveal();
    }

    private static @Nullable Secret secret(@Nullable String text) {
        return text == null ? null : Secret.of(text);
    }
}
