package software.openwork.den.application.account;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.EmailAddress;
import software.openwork.den.domain.account.MailedTokenRepository;
import software.openwork.den.domain.account.MailedTokenRepository.MailedToken;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.secret.TokenSource;

/** An operator gets a link by which somebody chooses a new password, to be handed over where there is no mail. */
public final class IssueResetLink {

    private final AccountRepository accounts;
    private final MailedTokenRepository mailedTokens;
    private final AuditLog audit;
    private final Transactions transactions;
    private final TokenSource tokens;
    private final InstantSource clock;
    private final Links links;

    public IssueResetLink(
            AccountRepository accounts,
            MailedTokenRepository mailedTokens,
            AuditLog audit,
            Transactions transactions,
            TokenSource tokens,
            InstantSource clock,
            Links links) {
        this.accounts = accounts;
        this.mailedTokens = mailedTokens;
        this.audit = audit;
        this.transactions = transactions;
        this.tokens = tokens;
        this.clock = clock;
        this.links = links;
    }

    /**
     * Issues.
     *
     * @param email address, in any letter case
     * @param caller from where
     * @return the link, or why there is none
     */
    public Result handle(String email, Caller caller) {
        return accounts.findCredential(EmailAddress.normalise(email))
                .map(AccountRepository.Credential::user)
                .map(user -> issue(user, caller))
                .orElseGet(UnknownUser::new);
    }

    private Result issue(User user, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant expiresAt = now.plus(RequestPasswordReset.LIFETIME);
        Secret token = tokens.sessionToken();
        return transactions.inTransaction(() -> {
            mailedTokens.insert(
                    new MailedToken(
                            tokens.accountId(),
                            MailedTokenRepository.Purpose.RESET_PASSWORD,
                            token,
                            user.id(),
                            now,
                            expiresAt),
                    Integer.MAX_VALUE);
            audit.record(new AuditEntry(
                    now, null, null, "operator.reset-password-link", user.id().value(), caller, Map.of()));
            return new Issued(links.resetPassword(token, ""), expiresAt);
        });
    }

    /** Answer of {@link #handle}. */
    public sealed interface Result {}

    /**
     * The link; it works once.
     *
     * @param link a secret
     * @param expiresAt void from this moment on
     */
    public record Issued(Secret link, Instant expiresAt) implements Result {}

    /** Nobody has the address. */
    public record UnknownUser() implements Result {}
}
