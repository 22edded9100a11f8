package software.openwork.den.application.account;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.openwork.den.domain.account.Mailer;

/**
 * Does what ends in a mail, aside from the request: how long it takes tells nobody whether there is such a user. What is
 * lost with the process, or because too much waits, is not made up for: people ask again.
 */
public final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final Mailer mailer;
    private final Executor executor;

    /**
     * Makes it.
     *
     * @param mailer sends
     * @param executor runs; refuses when too much waits
     */
    public Outbox(Mailer mailer, Executor executor) {
        this.mailer = mailer;
        this.executor = executor;
    }

    /** Later, or never. */
    void later(Runnable work) {
        try {
            executor.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException failure) {
                    LOG.warn("a mail could not be made", failure);
                }
            });
        } catch (RejectedExecutionException full) {
            LOG.warn("too many mails are waiting; one was dropped");
        }
    }

    void send(Mailer.Mail mail) {
        switch (mailer.send(mail)) {
            case Mailer.Taken taken -> LOG.debug("sent a mail");
            case Mailer.Refused refused -> LOG.warn("a mail was not taken: {}", refused.reason());
            case Mailer.Unavailable away -> LOG.warn("a mail was not sent: {}", away.reason());
        }
    }
}
