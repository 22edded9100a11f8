package software.openwork.den.identity.mail;

import java.time.InstantSource;
import software.openwork.den.domain.account.Mailer;

/** Mail. Nothing is connected while nothing is sent. */
public final class MailAdapter implements AutoCloseable {

    private final SmtpMailer mailer;

    private MailAdapter(MailConfig config, InstantSource clock) {
        mailer = new SmtpMailer(config, clock);
    }

    /**
     * Makes the adapter.
     *
     * @param config the server
     * @param clock dates the mail
     * @return the adapter, to be closed
     * @throws IllegalArgumentException when the sender is no address
     */
    public static MailAdapter create(MailConfig config, InstantSource clock) {
        return new MailAdapter(config, clock);
    }

    /**
     * Sends by SMTP.
     *
     * @return the mailer
     */
    public Mailer mailer() {
        return mailer;
    }

    /** Breaks off what is being sent. */
    @Override
    public void close() {
        mailer.close();
    }
}
