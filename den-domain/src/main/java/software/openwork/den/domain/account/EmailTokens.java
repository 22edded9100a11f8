package software.openwork.den.domain.account;

import java.time.Instant;
import software.openwork.den.domain.secret.Secret;

/**
 * Port: signed tokens by which somebody who received one by mail proves to own the address. They are not kept
 * anywhere, and the replaced service understands them. Safe for use by many threads.
 */
public interface EmailTokens {

    /**
     * Makes a token.
     *
     * @param email the address, normalised
     * @param now the present
     * @param expiresAt the token is void from this second on
     * @return the token, fit for a URL
     */
    Secret issue(String email, Instant now, Instant expiresAt);

    /**
     * Reads a token.
     *
     * @param token what was presented, any text
     * @param now the present
     * @return what it proves
     */
    Reading read(Secret token, Instant now);

    /** Answer of {@link #read}. */
    sealed interface Reading {}

    /**
     * The token is ours and counts.
     *
     * @param email the address that it proves, normalised
     */
    record Proven(String email) implements Reading {}

    /** The token is ours, and too old. */
    record Expired() implements Reading {}

    /** Not a token of ours, or one for something else. */
    record Invalid() implements Reading {}
}
