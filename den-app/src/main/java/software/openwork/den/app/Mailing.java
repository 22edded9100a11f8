package software.openwork.den.app;

import java.time.InstantSource;
import java.util.Optional;
import software.openwork.den.app.config.DenConfig;
import software.openwork.den.application.account.Links;
import software.openwork.den.application.account.Outbox;
import software.openwork.den.application.account.RequestPasswordReset;
import software.openwork.den.application.account.SendVerificationEmail;
import software.openwork.den.domain.account.EmailTokens;
import software.openwork.den.http.HttpAdapter;
import software.openwork.den.http.HttpUseCases;
import software.openwork.den.identity.mail.MailAdapter;
import software.openwork.den.identity.mail.MailConfig;
import software.openwork.den.mysql.MysqlAdapter;

/** What ends in a mail. */
final class Mailing {

    private Mailing() {}

    /** Empty where no mail server is configured. */
    static Optional<HttpUseCases.Mails> of(
            DenConfig config,
            MysqlAdapter storage,
            Vendors vendors,
            EmailTokens emailTokens,
            Parts parts,
            InstantSource clock) {
        return config.accounts().mail().map(mail -> {
            // The adapter is added first, so that the queue ends before it.
            MailAdapter adapter = parts.add(adapter(mail, clock));
            Outbox outbox = new Outbox(adapter.mailer(), parts.add(new MailQueue()));
            Links links = HttpAdapter.links(config.server().url());
            return new HttpUseCases.Mails(
                    new RequestPasswordReset(
                            storage.accounts(),
                            storage.mailedTokens(),
                            storage.auditLog(),
                            storage.transactions(),
                            vendors.tokens(),
                            clock,
                            links,
                            outbox),
                    new SendVerificationEmail(
                            storage.accounts(),
                            emailTokens,
                            storage.mailedTokens(),
                            vendors.tokens(),
                            clock,
                            links,
                            outbox));
        });
    }

    private static MailAdapter adapter(DenConfig.Mail mail, InstantSource clock) {
        try {
            return MailAdapter.create(MailConfig.parse(mail.server(), mail.from()), clock);
        } catch (IllegalArgumentException bad) {
            throw new StartException("DEN_SMTP_URL, DEN_MAIL_FROM: " + bad.getMessage(), bad);
        }
    }
}
