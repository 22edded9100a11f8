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
import software.openwork.den.domain.account.SessionRepository;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.secret.TokenSource;

/** Puts a new password in the place of the present one, for somebody who knows that. */
public final class ChangePassword {

    private final AccountRepository accounts;
    private final SessionRepository sessions;
    private final AuditLog audit;
    private final Transactions transactions;
    private final PasswordCheck passwords;
    private final PasswordHasher hasher;
    private final TokenSource tokens;
    private final InstantSource clock;

    public ChangePassword(
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
     * Changes the password. Other sessions stay, unless the command says otherwise.
     *
     * @param command who, and what
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
        if (PasswordPolicy.judge(command.currentPassword()) == PasswordPolicy.TOO_LONG) {
            return new TooLong();
        }
        User user = command.caller().user();
        String known = hash(user).orElse(null);
        if (known == null) {
            return new NoPassword();
        }
        return switch (passwords.check(user.email(), command.currentPassword(), known)) {
            case PasswordCheck.Refused refused -> new TooManyTries(refused.retryAfter());
            case PasswordCheck.Wrong wrong -> new InvalidPassword();
            case PasswordCheck.Right right -> replace(command, user, known);
        };
    }

    private Result replace(Command command, User user, String known) {
        return switch (hasher.hash(
                command.newPassword(), () -> hash(user).filter(known::equals).isPresent())) {
            case PasswordHasher.Busy busy -> new TooManyTries(busy.retryAfter());
            // Somebody else was quicker, so that it is not the present password any more.
            case PasswordHasher.Unwanted unwanted -> new InvalidPassword();
            case PasswordHasher.Hashed hashed -> store(command, user, known, hashed.stored());
        };
    }

    private Result store(Command command, User user, String known, String hash) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return transactions.inTransaction(() -> {
            if (!accounts.replacePassword(user.id(), known, hash, now)) {
                return new InvalidPassword();
            }
            audit.record(new AuditEntry(
                    now, user.id(), null, "account.change-password", user.id().value(), command.from(), Map.of()));
            if (!command.revokeOtherSessions()) {
                return new Changed(user, Optional.empty());
            }
            sessions.deleteAll(user.id());
            return new Changed(
                    user,
                    Optional.of(new SessionOpening(sessions, tokens)
                            .open(user, command.remember(), command.from(), now)
                            .token()));
        });
    }

    private Optional<String> hash(User user) {
        return accounts.findCredential(user.id()).flatMap(credential -> Optional.ofNullable(credential.passwordHash()));
    }

    /**
     * Who changes what.
     *
     * @param caller whose password
     * @param currentPassword the present one, as typed
     * @param newPassword the one that shall be
     * @param revokeOtherSessions whether all sessions end, and a new one is opened for the caller
     * @param remember false when the caller's session ends with the browser, as the new one then does
     * @param from where the request comes from
     */
    public record Command(
            SignedIn caller,
            Secret currentPassword,
            Secret newPassword,
            boolean revokeOtherSessions,
            boolean remember,
            Caller from) {}

    /** Answer of {@link #handle}. */
    public sealed interface Result {}

    /**
     * Done.
     *
     * @param user whose password it is
     * @param token of the new session, if the others were ended
     */
    public record Changed(User user, Optional<Secret> token) implements Result {}

    /** The new password is too short. */
    public record TooShort() implements Result {}

    /** One of the passwords is too long. */
    public record TooLong() implements Result {}

    /** The user has no password, and signs in by other means. */
    public record NoPassword() implements Result {}

    /** It is not the present password. */
    public record InvalidPassword() implements Result {}

    /**
     * The account is locked for the time being, or too many passwords wait to be hashed.
     *
     * @param retryAfter how long to wait
     */
    public record TooManyTries(Duration retryAfter) implements Result {}
}
