package software.openwork.den.application.account;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.EmailAddress;
import software.openwork.den.domain.account.PasswordHasher;
import software.openwork.den.domain.account.SessionRepository;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.secret.TokenSource;

/** An operator gives somebody a new password, made up by Den; all sessions of the account end with it. */
public final class GeneratePassword {

    private final AccountRepository accounts;
    private final SessionRepository sessions;
    private final AuditLog audit;
    private final Transactions transactions;
    private final PasswordCheck passwords;
    private final PasswordHasher hasher;
    private final TokenSource tokens;
    private final InstantSource clock;

    public GeneratePassword(
            AccountRepository accounts,
            SessionRepository sessions,
            AuditLog audit,
            Transactions transactions,
            PasswordCheck passwords,
            PasswordHasher hasher,
            TokenSource tokens,
            InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
        this.transactions = transactions;
        this.passwords = passwords;
        this.hasher = hasher;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Makes a password up and sets it.
     *
     * @param email address, in any letter case
     * @param caller from where
     * @return the password, or why there is none
     */
    public Result handle(String email, Caller caller) {
        return accounts.findCredential(EmailAddress.normalise(email))
                .map(AccountRepository.Credential::user)
                .map(user -> generate(user, caller))
                .orElseGet(UnknownUser::new);
    }

    private Result generate(User user, Caller caller) {
        Secret password = tokens.sessionToken();
        return switch (hasher.hash(password)) {
            case PasswordHasher.Busy busy -> new Busy();
            case PasswordHasher.Unwanted unwanted -> new Busy();
            case PasswordHasher.Hashed hashed -> {
                store(user, hashed.stored(), caller);
                passwords.forget(user.email());
                yield new Generated(password);
            }
        };
    }

    private void store(User user, String hash, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        transactions.inTransaction(() -> {
            accounts.putPassword(user.id(), tokens.accountId(), hash, now);
            sessions.deleteAll(user.id());
            audit.record(new AuditEntry(
                    now, null, null, "operator.generate-password", user.id().value(), caller, Map.of()));
            return true;
        });
    }

    /** Answer of {@link #handle}. */
    public sealed interface Result {}

    /**
     * It is set.
     *
     * @param password to be handed over
     */
    public record Generated(Secret password) implements Result {}

    /** Nobody has the address. */
    public record UnknownUser() implements Result {}

    /** Too many passwords wait to be hashed; nothing was changed. */
    public record Busy() implements Result {}
}
