package software.openwork.den.identity.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.Mailer;

/** Speaks SMTP through Angus Mail, a connection a mail. */
final class SmtpMailer implements Mailer {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final MailConfig config;
    private final InstantSource clock;
    private final InternetAddress from;
    private final Session session;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    SmtpMailer(MailConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.from = sender(config.from());
        this.session = Session.getInstance(properties(config, domain(from)));
    }

    private static InternetAddress sender(String text) {
        try {
            InternetAddress parsed = new InternetAddress(text, true);
            // Read once more, so that a name of any script is encoded.
            return new InternetAddress(parsed.getAddress(), parsed.getPersonal(), UTF_8);
        } catch (AddressException | java.io.UnsupportedEncodingException bad) {
            throw new IllegalArgumentException("the sender is no address", bad);
        }
    }

    private static String domain(InternetAddress address) {
        return address.getAddress().substring(address.getAddress().indexOf('@') + 1);
    }

    private static Properties properties(MailConfig config, String domain) {
        String protocol = config.tlsAtOnce() ? "smtps" : "smtp";
        String step = Long.toString(config.stepTimeout().toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        String prefix = "mail." + protocol + ".";
        properties.setProperty(prefix + "connectiontimeout", step);
        properties.setProperty(prefix + "timeout", step);
        properties.setProperty(prefix + "writetimeout", step);
        // Else the machine's name is looked up, which may take long and is nobody's business.
        properties.setProperty(prefix + "localhost", domain);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.enable", "true");
        // A password is not sent for everybody to read.
        properties.setProperty(
                prefix + "starttls.required", Boolean.toString(config.user().isPresent() && !config.isLocal()));
        properties.setProperty(prefix + "auth", Boolean.toString(config.user().isPresent()));
        properties.setProperty(prefix + "quitwait", "false");
        return properties;
    }

    @Override
    public Sending send(Mail mail) {
        Future<Sending> sending;
        try {
            sending = threads.submit(() -> attempt(mail));
        } catch (RejectedExecutionException closed) {
            return new Unavailable("Den is stopping");
        }
        try {
            return sending.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            return new Unavailable("the mail server took too long");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Unavailable("interrupted");
        } catch (ExecutionException bug) {
            throw new IllegalStateException("mail could not be made", bug.getCause());
        } finally {
            // Interrupts the virtual thread, which closes its socket.
            sending.cancel(true);
        }
    }

    private Sending attempt(Mail mail) {
        try {
            MimeMessage message = message(mail);
            try (Transport transport = session.getTransport()) {
                transport.connect(
                        config.host(),
                        config.port(),
                        config.user().orElse(null),
                        config.user().map(user -> config.password().reveal()).orElse(null));
                transport.sendMessage(message, message.getAllRecipients());
            }
            return new Taken();
        } catch (MessagingException failure) {
            return explain(failure);
        }
    }

    private MimeMessage message(Mail mail) throws MessagingException {
        MimeMessage message = new Numbered(session, domain(from));
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
        message.setSubject(mail.subject(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        // No answers of machines to a machine.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setText(mail.text().reveal(), UTF_8);
        message.saveChanges();
        return message;
    }

    /** What the server said may quote the mail: its number is told only. */
    private static Sending explain(MessagingException failure) {
        if (failure instanceof AuthenticationFailedException) {
            return new Refused("the mail server does not accept user and password");
        }
        int code = code(failure);
        if (code >= 500) {
            return new Refused("the mail server answered " + code);
        }
        return new Unavailable(
                code > 0
                        ? "the mail server answered " + code
                        : "the mail server cannot be reached: "
                                + failure.getClass().getSimpleName());
    }

    private static int code(Exception failure) {
        int code = 0;
        for (@Nullable Exception cause = failure;
                cause instanceof MessagingException each;
                cause = each.getNextException()) {
            int own = switch (each) {
                case SMTPAddressFailedException address -> address.getReturnCode();
                case SMTPSenderFailedException sender -> sender.getReturnCode();
                case SMTPSendFailedException send -> send.getReturnCode();
                default -> 0;
            };
            code = Math.max(code, own);
        }
        return code;
    }

    void close() {
        threads.shutdownNow();
    }

    /** Its number says nothing about this machine. */
    private static final class Numbered extends MimeMessage {

        private final String domain;

        Numbered(Session session, String domain) {
            super(session);
            this.domain = domain;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + UUID.randomUUID() + "@" + domain + ">");
        }
    }
}
