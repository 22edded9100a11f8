package software.openwork.den.domain.account;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.memory.InMemoryDatabase;

/** Users and credentials of an {@link InMemoryDatabase}. */
public final class InMemoryAccounts implements AccountRepository {

    private final InMemoryDatabase database;

    public InMemoryAccounts(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public boolean exists(String email) {
        return findCredential(email).isPresent();
    }

    @Override
    public Optional<Credential> findCredential(String email) {
        return database.atomically(() -> users().values().stream()
                .filter(found -> found.user().email().equals(email))
                .findFirst());
    }

    @Override
    public Insertion insert(User user, String accountId, String passwordHash) {
        return database.atomically(() -> {
            if (exists(user.email())) {
                return Insertion.EMAIL_TAKEN;
            }
            add(user, passwordHash);
            addPassword(user, accountId);
            return Insertion.INSERTED;
        });
    }

    private void addPassword(User user, String accountId) {
        accounts()
                .put(
                        accountId,
                        new LinkedAccount(
                                accountId,
                                user.id(),
                                LinkedAccount.PASSWORD,
                                user.id().value(),
                                AccountTokens.NONE,
                                user.createdAt(),
                                user.createdAt()));
    }

    /** Adds a user; without a hash, one who signs in through a provider only. */
    public void add(User user, @Nullable String passwordHash) {
        database.atomically(() -> {
            if (users().putIfAbsent(user.id(), new Credential(user, passwordHash)) != null) {
                throw new IllegalStateException("duplicate user id");
            }
        });
    }

    /** Removes a user and leaves the sessions. */
    public void remove(UserId user) {
        database.atomically(() -> users().remove(user));
    }

    private Map<String, LinkedAccount> accounts() {
        return database.table("account");
    }

    private Map<UserId, Credential> users() {
        return database.table("user");
    }
}
