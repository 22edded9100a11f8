package software.openwork.den.application.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.EmailAddress;
import software.openwork.den.domain.account.MailedTokenRepository;
import software.openwork.den.domain.account.MailedTokenRepository.MailedToken;
import software.openwork.den.domain.account.Mailer;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.secret.TokenSource;

/** Mails a link for choosing a new password, if there is such a user; who asks learns nothing of that. */
public final class RequestPasswordReset {

    /** How long a link counts. */
    static final Duration LIFETIME = Duration.ofHours(1);

    /** So many links may be on their way to one user. */
    static final int MOST = 3;

    private final AccountRepository accounts;
    private final MailedTokenRepository mailedTokens;
    private final AuditLog audit;
    private final Transactions transactions;
    private final TokenSource tokens;
    private final InstantSource clock;
    private final Links links;
    private final Outbox outbox;

    public RequestPasswordReset(
            AccountRepository accounts,
            MailedTokenRepository mailedTokens,
            AuditLog audit,
            Transactions transactions,
            TokenSource tokens,
            InstantSource clock,
            Links links,
            Outbox outbox) {
        this.accounts = accounts;
        this.mailedTokens = mailedTokens;
        this.audit = audit;
        this.transactions = transactions;
        this.tokens = tokens;
        this.clock = clock;
        this.links = links;
        this.outbox = outbox;
    }

    /**
     * Notes the wish and returns at once.
     *
     * @param email address of valid syntax
     * @param redirectTo trusted URL of a form for the new password, or empty for Den's own
     * @param caller from where
     */
    public void handle(String email, String redirectTo, Caller caller) {
        outbox.later(() -> accounts.findCredential(EmailAddress.normalise(email))
                .map(AccountRepository.Credential::user)
                .filter(user -> EmailAddress.isValid(user.email()))
                .ifPresent(user -> mail(user, redirectTo, caller)));
    }

    private void mail(User user, String redirectTo, Caller caller) {
        Secret token = tokens.sessionToken();
        if (transactions.inTransaction(() -> issue(user, token, caller))) {
            outbox.send(new Mailer.Mail(user.email(), "Choose a new password", Secret.of("""
                            Somebody, most likely you, asked for a new password for your Den account.
                            To choose one, follow this link within an hour. It works once, and signs you out everywhere.

                            %s

                            If it was not you, do nothing: your password stays as it is.
                            """.formatted(
                            links.resetPassword(token, redirectTo).reveal()))));
        }
    }

    private boolean issue(User user, Secret token, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean issued = mailedTokens.insert(
                new MailedToken(
                        tokens.accountId(),
                        MailedTokenRepository.Purpose.RESET_PASSWORD,
                        token,
                        user.id(),
                        now,
                        now.plus(LIFETIME)),
                MOST);
        if (issued) {
            audit.record(new AuditEntry(
                    now, null, null, "account.request-password-reset", user.id().value(), caller, Map.of()));
        }
        return issued;
    }
}
