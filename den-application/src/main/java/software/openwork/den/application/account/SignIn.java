package software.openwork.den.application.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.EmailAddress;
import software.openwork.den.domain.account.Session;
import software.openwork.den.domain.account.SessionRepository;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.secret.TokenSource;

/** Opens a session for somebody who knows the password. Takes the same time whether or not the account exists. */
public final class SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    private final AccountRepository accounts;
    private final SessionRepository sessions;
    private final AuditLog audit;
    private final Transactions transactions;
    private final PasswordCheck passwords;
    private final TokenSource tokens;
    private final InstantSource clock;
    private final Executor aside;

    /**
     * The use case.
     *
     * @param aside records refusals without the caller waiting for it
     */
    public SignIn(
            AccountRepository accounts,
            SessionRepository sessions,
            AuditLog audit,
            Transactions transactions,
            PasswordCheck passwords,
            TokenSource tokens,
            InstantSource clock,
            Executor aside) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
        this.transactions = transactions;
        this.passwords = passwords;
        this.tokens = tokens;
        this.clock = clock;
        this.aside = aside;
    }

    /**
     * Signs in.
     *
     * @param command who
     * @return the open session, or why there is none
     */
    public Result handle(Command command) {
        String email = EmailAddress.normalise(command.email());
        Optional<AccountRepository.Credential> credential = accounts.findCredential(email);
        String hash = credential.map(AccountRepository.Credential::passwordHash).orElse(null);
        return switch (passwords.check(email, command.password(), hash)) {
            case PasswordCheck.Refused refused -> new TooManyTries(refused.retryAfter());
            case PasswordCheck.Wrong wrong ->
                refuse(command, credential.map(AccountRepository.Credential::user), wrong.locks());
            case PasswordCheck.Right right ->
                credential.map(found -> open(command, found.user(), hash)).orElseGet(InvalidCredentials::new);
        };
    }

    private Result open(Command command, User user, @Nullable String hash) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return transactions.<Result>inTransaction(() -> {
            // Hashing takes its time: meanwhile the password may have been changed, so as to end all sessions.
            if (hash == null || !accounts.lockPassword(user.id(), hash)) {
                return new InvalidCredentials();
            }
            audit.record(new AuditEntry(
                    now, user.id(), null, "session.open", user.id().value(), command.caller(), Map.of()));
            Session session =
                    new SessionOpening(sessions, tokens).open(user, command.remember(), command.caller(), now);
            return new Opened(new SignedIn(session, user));
        });
    }

    private Result refuse(Command command, Optional<User> user, boolean locks) {
        // Unknown addresses are not recorded: the audit record must not be filled by guessing. Aside, because the time
        // that it takes would tell which addresses are known.
        user.ifPresent(known -> aside.execute(() -> record(refusal(command, known, locks))));
        return new InvalidCredentials();
    }

    private AuditEntry refusal(Command command, User user, boolean locks) {
        return new AuditEntry(
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null,
                null,
                "session.refused",
                user.id().value(),
                command.caller(),
                locks ? Map.of("locked", "true") : Map.of());
    }

    private void record(AuditEntry entry) {
        try {
            audit.record(entry);
        } catch (RuntimeException lost) {
            LOG.warn(
                    "request {}: the refused sign-in was not recorded",
                    entry.caller().requestId(),
                    lost);
        }
    }

    /**
     * Who signs in.
     *
     * @param email address of valid syntax
     * @param password what was typed
     * @param remember false for a session that ends with the browser
     * @param caller from where
     */
    public record Command(String email, Secret password, boolean remember, Caller caller) {}

    /** Answer of {@link #handle}. */
    public sealed interface Result {}

    /**
     * Done.
     *
     * @param signedIn the new session
     */
    public record Opened(SignedIn signedIn) implements Result {}

    /** No such account, no password on it, or another password: which of them is not told. */
    public record InvalidCredentials() implements Result {}

    /**
     * The account is locked for the time being, existing or not, or too many people sign up or in at once.
     *
     * @param retryAfter how long to wait
     */
    public record TooManyTries(Duration retryAfter) implements Result {}
}
