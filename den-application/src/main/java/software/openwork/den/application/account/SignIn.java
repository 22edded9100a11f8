package software.openwork.den.application.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.EmailAddress;
import software.openwork.den.domain.account.PasswordHasher;
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

    private final AccountRepository accounts;
    private final SessionRepository sessions;
    private final AuditLog audit;
    private final Transactions transactions;
    private final PasswordHasher hasher;
    private final TokenSource tokens;
    private final InstantSource clock;

    public SignIn(
            AccountRepository accounts,
            SessionRepository sessions,
            AuditLog audit,
            Transactions transactions,
            PasswordHasher hasher,
            TokenSource tokens,
            InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
        this.transactions = transactions;
        this.hasher = hasher;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Signs in.
     *
     * @param command who
     * @return the open session, or why there is none
     */
    public Result handle(Command command) {
        Optional<AccountRepository.Credential> credential =
                accounts.findCredential(EmailAddress.normalise(command.email()));
        String hash = credential.map(AccountRepository.Credential::passwordHash).orElse(null);
        return switch (hasher.verify(command.password(), hash)) {
            case PasswordHasher.Busy busy -> new Busy(busy.retryAfter());
            case PasswordHasher.Differs differs -> refuse(command, credential.map(AccountRepository.Credential::user));
            case PasswordHasher.Matches matches ->
                credential.map(found -> open(command, found.user())).orElseGet(InvalidCredentials::new);
        };
    }

    private Result open(Command command, User user) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Session session = transactions.inTransaction(() -> {
            audit.record(new AuditEntry(
                    now, user.id(), null, "session.open", user.id().value(), command.caller(), Map.of()));
            return new SessionOpening(sessions, tokens).open(user, command.remember(), command.caller(), now);
        });
        return new Opened(new SignedIn(session, user));
    }

    private Result refuse(Command command, Optional<User> user) {
        // Unknown addresses are not recorded: the audit record must not be filled by guessing.
        user.ifPresent(known -> audit.record(new AuditEntry(
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null,
                null,
                "session.refused",
                known.id().value(),
                command.caller(),
                Map.of())));
        return new InvalidCredentials();
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
     * Too many people sign up or in at once.
     *
     * @param retryAfter how long to wait
     */
    public record Busy(Duration retryAfter) implements Result {}
}
