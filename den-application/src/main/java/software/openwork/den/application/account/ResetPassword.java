package software.openwork.den.application.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.PasswordHasher;
import software.openwork.den.domain.account.PasswordPolicy;
import software.openwork.den.domain.account.PasswordResetRepository;
import software.openwork.den.domain.account.SessionRepository;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.secret.TokenSource;

/** Sets a new password for whoever presents a token that came by mail. A token works once. */
public final class ResetPassword {

    private final PasswordResetRepository resets;
    private final AccountRepository accounts;
    private final SessionRepository sessions;
    private final AuditLog audit;
    private final Transactions transactions;
    private final PasswordCheck passwords;
    private final PasswordHasher hasher;
    private final TokenSource tokens;
    private final InstantSource clock;
    private final boolean endsSessions;

    /**
     * The use case.
     *
     * @param endsSessions whether all sessions of the account end with it
     */
    public ResetPassword(
            PasswordResetRepository resets,
            AccountRepository accounts,
            SessionRepository sessions,
            AuditLog audit,
            Transactions transactions,
            PasswordCheck passwords,
            PasswordHasher hasher,
            TokenSource tokens,
            InstantSource clock,
            boolean endsSessions) {
        this.resets = resets;
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
        this.transactions = transactions;
        this.passwords = passwords;
        this.hasher = hasher;
        this.tokens = tokens;
        this.clock = clock;
        this.endsSessions = endsSessions;
    }

    /**
     * Resets.
     *
     * @param command token and password
     * @return what became of it
     */
    public Result handle(Command command) {
        switch (PasswordPolicy.judge(command.newPassword())) {
            case TOO_SHORT -> {
                return new TooShort();
            }
            case TOO_LONG -> {
                return new TooLong();
            }
            case ACCEPTABLE -> {
                // Goes on below.
            }
        }
        // Asked before hashing: whoever has no token must not cost a hash.
        if (resets.find(command.token(), clock.instant()).isEmpty()) {
            return new InvalidToken();
        }
        return switch (hasher.hash(
                command.newPassword(),
                () -> resets.find(command.token(), clock.instant()).isPresent())) {
            case PasswordHasher.Busy busy -> new Busy(busy.retryAfter());
            case PasswordHasher.Unwanted unwanted -> new InvalidToken();
            case PasswordHasher.Hashed hashed -> store(command, hashed.stored());
        };
    }

    private Result store(Command command, String hash) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<User> user = transactions.inTransaction(() -> resets.take(command.token(), now)
                .flatMap(this::find)
                .map(found -> {
                    set(found.id(), hash, now, command.from());
                    return found;
                }));
        // Whoever locked the account by guessing does not keep its owner out of it.
        user.ifPresent(found -> passwords.forget(found.email()));
        return user.<Result>map(found -> new Reset()).orElseGet(InvalidToken::new);
    }

    private Optional<User> find(UserId user) {
        return accounts.findCredential(user).map(AccountRepository.Credential::user);
    }

    private void set(UserId user, String hash, Instant now, Caller from) {
        accounts.putPassword(user, tokens.accountId(), hash, now);
        if (endsSessions) {
            sessions.deleteAll(user);
        }
        audit.record(new AuditEntry(now, user, null, "account.reset-password", user.value(), from, Map.of()));
    }

    /**
     * What is asked for.
     *
     * @param token that came by mail
     * @param newPassword the password that shall be
     * @param from where the request comes from
     */
    public record Command(Secret token, Secret newPassword, Caller from) {}

    /** Answer of {@link #handle}. */
    public sealed interface Result {}

    /** Done. */
    public record Reset() implements Result {}

    /** The password is too short. */
    public record TooShort() implements Result {}

    /** The password is too long. */
    public record TooLong() implements Result {}

    /** The token is unknown, used or expired, or its user is gone. */
    public record InvalidToken() implements Result {}

    /**
     * Too many passwords wait to be hashed.
     *
     * @param retryAfter how long to wait
     */
    public record Busy(Duration retryAfter) implements Result {}
}
