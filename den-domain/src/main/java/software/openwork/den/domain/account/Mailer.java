package software.openwork.den.domain.account;

import software.openwork.den.domain.secret.Secret;

/**
 * Port: hands mail to a server. Calls block until the server has taken it or a time-out is over, and never throw for what
 * a server does. Safe for use by many threads.
 */
public interface Mailer {

    /**
     * Sends. A repeat sends another one.
     *
     * @param mail what to whom
     * @return what became of it
     */
    Sending send(Mail mail);

    /**
     * A mail of plain text.
     *
     * @param to one address that {@link EmailAddress#isValid} accepts, so that it cannot be taken for anything else
     * @param subject one line of 1 to 200 characters
     * @param text any text, of which line breaks at the end may be lost; a secret, as links in it let people in
     */
    record Mail(String to, String subject, Secret text) {

        private static final int LONGEST = 200;

        /** Refuses what could end up as another header or another recipient. */
        public Mail {
            if (!EmailAddress.isValid(to)) {
                throw new IllegalArgumentException("not an address");
            }
            if (subject.isBlank()
                    || subject.length() > LONGEST
                    || subject.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("not a subject");
            }
        }
    }

    /** Answer of {@link #send}. */
    sealed interface Sending {}

    /** The server has taken it; whether it arrives is not known. */
    record Taken() implements Sending {}

    /**
     * The server will not take it, however often it is asked.
     *
     * @param reason for operators; holds no secret
     */
    record Refused(String reason) implements Sending {}

    /**
     * The server could not be reached, or asked to come again later.
     *
     * @param reason for operators; holds no secret
     */
    record Unavailable(String reason) implements Sending {}
}
