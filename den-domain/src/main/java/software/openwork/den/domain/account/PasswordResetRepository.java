package software.openwork.den.domain.account;

import java.time.Instant;
import java.util.Optional;
import software.openwork.den.domain.secret.Secret;

/**
 * Port: tokens that let somebody choose a new password, once. Tokens are compared exactly. A store that cannot be
 * reached makes every method throw an unchecked exception.
 */
public interface PasswordResetRepository {

    /**
     * Whose password a token may set. The token stays valid.
     *
     * @param token what was presented, any text
     * @param now the present
     * @return empty for a token that is unknown, used or expired
     */
    Optional<UserId> find(Secret token, Instant now);

    /**
     * As {@link #find}, and makes the token void. Part of the caller's transaction. Of several who take a token at the
     * same moment one gets it.
     *
     * @param token what was presented, any text
     * @param now the present
     * @return empty for a token that is unknown, used or expired
     */
    Optional<UserId> take(Secret token, Instant now);

    /**
     * Removes tokens, and other proofs that are on their way between Den and a person, that have expired.
     *
     * @param before those that expired before this moment
     * @param most removes at most so many
     * @return how many were removed
     */
    int purge(Instant before, int most);
}
