package software.openwork.den.domain.account;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.openwork.den.domain.account.AccountRepository.Credential;
import software.openwork.den.domain.account.AccountRepository.Insertion;
import software.openwork.den.domain.memory.InMemoryDatabase;

/** Accounts at providers of an {@link InMemoryDatabase}. */
public final class InMemoryLinkedAccounts implements LinkedAccountRepository {

    private static final Comparator<LinkedAccount> OLDEST_FIRST =
            Comparator.comparing(LinkedAccount::createdAt).thenComparing(LinkedAccount::id);

    private final InMemoryDatabase database;

    public InMemoryLinkedAccounts(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Owned> find(String providerId, String accountId) {
        return database.atomically(() -> accounts().values().stream()
                .filter(account -> account.providerId().equals(providerId))
                .filter(account -> account.accountId().equals(accountId))
                .filter(account -> users().containsKey(account.userId()))
                .min(OLDEST_FIRST)
                .map(account -> new Owned(account, users().get(account.userId()).user())));
    }

    @Override
    public List<LinkedAccount> list(UserId user) {
        return database.atomically(() -> accounts().values().stream()
                .filter(account -> account.userId().equals(user))
                .sorted(OLDEST_FIRST)
                .toList());
    }

    @Override
    public void insert(LinkedAccount account) {
        database.atomically(() -> {
            if (accounts().putIfAbsent(account.id(), account) != null) {
                throw new IllegalStateException("duplicate account id");
            }
        });
    }

    @Override
    public void updateTokens(String id, AccountTokens tokens, Instant now) {
        database.atomically(() -> accounts()
                .computeIfPresent(
                        id,
                        (key, account) -> new LinkedAccount(
                                id,
                                account.userId(),
                                account.providerId(),
                                account.accountId(),
                                tokens,
                                account.createdAt(),
                                now)));
    }

    @Override
    public void delete(String id) {
        database.atomically(() -> Optional.ofNullable(accounts().remove(id))
                .filter(account -> account.providerId().equals(LinkedAccount.PASSWORD))
                .ifPresent(account -> forgetPassword(account.userId())));
    }

    @Override
    public void deleteAll(UserId user) {
        database.atomically(() -> {
            accounts().values().removeIf(account -> account.userId().equals(user));
            forgetPassword(user);
        });
    }

    @Override
    public Insertion insertUser(User user) {
        return database.atomically(() -> {
            boolean taken = users().values().stream()
                    .anyMatch(other -> other.user().email().equals(user.email()));
            if (taken) {
                return Insertion.EMAIL_TAKEN;
            }
            if (users().putIfAbsent(user.id(), new Credential(user, null)) != null) {
                throw new IllegalStateException("duplicate user id");
            }
            return Insertion.INSERTED;
        });
    }

    @Override
    public void updateUser(User user) {
        database.atomically(() -> users().computeIfPresent(
                        user.id(),
                        (id, found) -> new Credential(
                                new User(
                                        id,
                                        user.name(),
                                        found.user().email(),
                                        user.emailVerified(),
                                        user.image(),
                                        found.user().createdAt(),
                                        user.updatedAt()),
                                found.passwordHash())));
    }

    private void forgetPassword(UserId user) {
        users().computeIfPresent(user, (id, found) -> new Credential(found.user(), null));
    }

    private Map<String, LinkedAccount> accounts() {
        return database.table("account");
    }

    private Map<UserId, Credential> users() {
        return database.table("user");
    }
}
