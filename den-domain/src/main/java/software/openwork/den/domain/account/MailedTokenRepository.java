package software.openwork.den.domain.account;

import java.time.Instant;
import software.openwork.den.domain.secret.Secret;

/**
 * Port: tokens that are on their way to a user. Only digests of them are kept, so that whoever reads the store cannot use
 * them. A store that cannot be reached makes every method throw an unchecked exception.
 */
public interface MailedTokenRepository {

    /**
     * Keeps a token, unless the user has too many of that purpose that are not expired. However many are asked for at
     * once, no more are kept. One for a new password is found by {@link PasswordResetRepository}.
     *
     * @param token the new token
     * @param most how many of the purpose one user may have, 1 or more
     * @return false, with nothing kept, when that is reached
     */
    boolean insert(MailedToken token, int most);

    /** What a token is good for. */
    enum Purpose {
        /** Choosing a new password. */
        RESET_PASSWORD,
        /** Proving to own an address. */
        VERIFY_EMAIL
    }

    /**
     * A token.
     *
     * @param id identifier of the new row
     * @param purpose what it is good for
     * @param token the token itself
     * @param user whose
     * @param createdAt the present
     * @param expiresAt it is void from this moment on
     */
    record MailedToken(String id, Purpose purpose, Secret token, UserId user, Instant createdAt, Instant expiresAt) {}
}
