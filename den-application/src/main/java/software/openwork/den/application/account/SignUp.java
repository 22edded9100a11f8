package software.openwork.den.application.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.EmailAddress;
import software.openwork.den.domain.account.PasswordHasher;
import software.openwork.den.domain.account.PasswordPolicy;
import software.openwork.den.domain.account.ProfileChange;
import software.openwork.den.domain.account.SessionRepository;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.org.Org;
import software.openwork.den.domain.org.OrgId;
import software.openwork.den.domain.org.OrgRepository;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.secret.TokenSource;

/** Makes an account with its personal organisation and opens a session: all of it, or nothing. */
public final class SignUp {

    private static final int EMAIL_MAX = 255;

    private final AccountRepository accounts;
    private final SessionRepository sessions;
    private final OrgRepository orgs;
    private final AuditLog audit;
    private final Transactions transactions;
    private final PasswordHasher hasher;
    private final TokenSource tokens;
    private final InstantSource clock;
    private final @Nullable SendVerificationEmail verification;

    /**
     * Wires.
     *
     * @param verification mails new users a link that proves their address; null where there is no mail
     */
    public SignUp(
            AccountRepository accounts,
            SessionRepository sessions,
            OrgRepository orgs,
            AuditLog audit,
            Transactions transactions,
            PasswordHasher hasher,
            TokenSource tokens,
            InstantSource clock,
            @Nullable SendVerificationEmail verification) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.orgs = orgs;
        this.audit = audit;
        this.transactions = transactions;
        this.hasher = hasher;
        this.tokens = tokens;
        this.clock = clock;
        this.verification = verification;
    }

    /**
     * Signs up.
     *
     * @param command who
     * @return the open session, or why there is none
     */
    public Result handle(Command command) {
        switch (PasswordPolicy.judge(command.password())) {
            case TOO_SHORT -> {
                return new PasswordTooShort();
            }
            case TOO_LONG -> {
                return new PasswordTooLong();
            }
            case ACCEPTABLE -> {
                // Goes on below.
            }
        }
        String email = EmailAddress.normalise(command.email());
        if (length(command.name()) > ProfileChange.NAME_MAX
                || length(email) > EMAIL_MAX
                || isTooLong(command.image())) {
            return new NotCreated();
        }
        // Asked before hashing, and again after the wait for it: a flood of sign-ups with one address must not cost a
        // hash each.
        if (accounts.exists(email)) {
            return new EmailTaken();
        }
        return switch (hasher.hash(command.password(), () -> !accounts.exists(email))) {
            case PasswordHasher.Busy busy -> new Busy(busy.retryAfter());
            case PasswordHasher.Unwanted unwanted -> new EmailTaken();
            case PasswordHasher.Hashed hashed -> welcome(store(command, email, hashed.stored()));
        };
    }

    private Result welcome(Result result) {
        if (verification != null && result instanceof SignedUp signedUp) {
            verification.handle(signedUp.signedIn().user().email(), "");
        }
        return result;
    }

    private Result store(Command command, String email, String hash) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        User user = new User(new UserId(tokens.accountId()), command.name(), email, false, command.image(), now, now);
        Org org = Org.personal(new OrgId(tokens.uuid()), user, now);
        SessionOpening opening = new SessionOpening(sessions, tokens);
        return transactions.inTransaction(() -> switch (accounts.insert(user, tokens.accountId(), hash)) {
            case EMAIL_TAKEN -> new EmailTaken();
            case INSERTED -> {
                orgs.insert(org, tokens.uuid());
                var session = opening.open(user, command.remember(), command.caller(), now);
                audit.record(new AuditEntry(
                        now, user.id(), org.id(), "account.sign-up", user.id().value(), command.caller(), Map.of()));
                yield new SignedUp(new SignedIn(session, user));
            }
        });
    }

    private static boolean isTooLong(@Nullable String image) {
        return image != null && !ProfileChange.fits(image);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /**
     * Who signs up.
     *
     * @param name display name, any text
     * @param email address of valid syntax
     * @param password chosen password
     * @param image URL of a picture, or null
     * @param remember false for a session that ends with the browser
     * @param caller from where
     */
    public record Command(
            String name,
            String email,
            Secret password,
            @Nullable String image,
            boolean remember,
            Caller caller) {}

    /** Answer of {@link #handle}. */
    public sealed interface Result {}

    /**
     * Done.
     *
     * @param signedIn the new user's first session
     */
    public record SignedUp(SignedIn signedIn) implements Result {}

    /** The password is too short. */
    public record PasswordTooShort() implements Result {}

    /** The password is too long. */
    public record PasswordTooLong() implements Result {}

    /** Another account has the address. */
    public record EmailTaken() implements Result {}

    /** Name or address do not fit the database. */
    public record NotCreated() implements Result {}

    /**
     * Too many people sign up or in at once.
     *
     * @param retryAfter how long to wait
     */
    public record Busy(Duration retryAfter) implements Result {}
}
