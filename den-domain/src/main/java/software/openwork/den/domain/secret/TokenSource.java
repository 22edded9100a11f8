package software.openwork.den.domain.secret;

/**
 * Port: where new identifiers and tokens come from. Implementations draw from a cryptographically strong random
 * source; tests pass a predictable one. Safe for use by many threads.
 */
public interface TokenSource {

    /**
     * A new identifier of a user, session, account or verification row.
     *
     * @return 32 characters of {@code [A-Za-z0-9]}
     */
    String accountId();

    /**
     * A new identifier of an organisation, membership, worker, instance or token row.
     *
     * @return a random (version 4) UUID in lower case
     */
    String uuid();

    /**
     * A new session token.
     *
     * @return 32 characters of {@code [A-Za-z0-9]} (about 190 bits)
     */
    Secret sessionToken();

    /**
     * A new worker token.
     *
     * @return 64 lower-case hexadecimal digits (256 bits)
     */
    Secret workerToken();
}
