package software.openwork.den.domain.account;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
    public Optional<Credential> findCredential(UserId user) {
        return database.atomically(() -> Optional.ofNullable(users().get(user)));
    }

    @Override
    public void changeProfile(UserId user, ProfileChange change, Instant now) {
        change(
                user,
                old -> new User(
                        old.id(),
                        change.name() == null ? old.name() : change.name(),
                        old.email(),
                        old.emailVerified(),
                        switch (change.image()) {
                            case ProfileChange.Keep keep -> old.image();
                            case ProfileChange.Remove remove -> null;
                            case ProfileChange.Replace replace -> replace.url();
                        },
                        old.createdAt(),
                        now));
    }

    @Override
    public void markVerified(UserId user, String email, Instant now) {
        change(
                user,
                old -> old.emailVerified() || !old.email().equals(email)
                        ? old
                        : new User(old.id(), old.name(), old.email(), true, old.image(), old.createdAt(), now));
    }

    private void change(UserId user, UnaryOperator<User> change) {
        database.atomically(() -> users().computeIfPresent(
                        user, (id, found) -> new Credential(change.apply(found.user()), found.passwordHash())));
    }

    @Override
    public boolean lockPassword(UserId user, String known) {
        return findCredential(user)
                .map(found -> known.equals(found.passwordHash()))
                .orElse(false);
    }

    @Override
    public boolean replacePassword(UserId user, String known, String hash, Instant now) {
        return database.atomically(() -> {
            Credential found = users().get(user);
            if (found == null || !known.equals(found.passwordHash())) {
                return false;
            }
            users().put(user, new Credential(found.user(), hash));
            return true;
        });
    }

    @Override
    public void putPassword(UserId user, String accountId, String hash, Instant now) {
        database.atomically(() -> users().computeIfPresent(user, (id, found) -> new Credential(found.user(), hash)));
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
