package software.openwork.den.application.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.EmailAddress;
import software.openwork.den.domain.account.EmailTokens;
import software.openwork.den.domain.account.MailedTokenRepository;
import software.openwork.den.domain.account.MailedTokenRepository.MailedToken;
import software.openwork.den.domain.account.Mailer;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.secret.TokenSource;

/** Mails a link that proves an address, if there is such a user who has not proved it; who asks learns nothing of that. */
public final class SendVerificationEmail {

    private static final Duration LIFETIME = Duration.ofHours(1);

    /** So many links may be on their way to one user. */
    private static final int MOST = 3;

    private final AccountRepository accounts;
    private final EmailTokens emailTokens;
    private final MailedTokenRepository mailedTokens;
    private final TokenSource tokens;
    private final InstantSource clock;
    private final Links links;
    private final Outbox outbox;

    public SendVerificationEmail(
            AccountRepository accounts,
            EmailTokens emailTokens,
            MailedTokenRepository mailedTokens,
            TokenSource tokens,
            InstantSource clock,
            Links links,
            Outbox outbox) {
        this.accounts = accounts;
        this.emailTokens = emailTokens;
        this.mailedTokens = mailedTokens;
        this.tokens = tokens;
        this.clock = clock;
        this.links = links;
        this.outbox = outbox;
    }

    /**
     * Notes the wish and returns at once.
     *
     * @param email address of valid syntax
     * @param callbackUrl trusted URL to go to afterwards, or empty for Den's own page
     */
    public void handle(String email, String callbackUrl) {
        outbox.later(() -> accounts.findCredential(EmailAddress.normalise(email))
                .map(AccountRepository.Credential::user)
                .filter(user -> !user.emailVerified() && EmailAddress.isValid(user.email()))
                .ifPresent(user -> mail(user, callbackUrl)));
    }

    private void mail(User user, String callbackUrl) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant expiresAt = now.plus(LIFETIME);
        Secret token = emailTokens.issue(user.email(), now, expiresAt);
        // The token proves itself; the row is there to bound how much mail somebody else can have sent to a user.
        MailedToken row = new MailedToken(
                tokens.accountId(), MailedTokenRepository.Purpose.VERIFY_EMAIL, token, user.id(), now, expiresAt);
        if (mailedTokens.insert(row, MOST)) {
            outbox.send(new Mailer.Mail(user.email(), "Confirm your address", Secret.of("""
                            Somebody, most likely you, has a Den account with this address.
                            To confirm that it is yours, follow this link within an hour.

                            %s

                            If it was not you, do nothing.
                            """.formatted(
                            links.verifyEmail(token, callbackUrl).reveal()))));
        }
    }
}
