package software.openwork.den.domain.account;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.secret.Secret;

/**
 * Port: sessions. Tokens are compared exactly (letter case and trailing blanks count). A store that cannot be reached
 * makes every method throw an unchecked exception.
 */
public interface SessionRepository {

    /**
     * Finds a session and its user by token, in one look-up. Expired sessions are found too: the caller decides.
     *
     * @param token what the client presented
     * @return empty when there is no such session; a session whose user is gone has a null user
     */
    Optional<Found> find(Secret token);

    /**
     * Finds a session and its user by the session's identifier. Expired sessions are found too.
     *
     * @param id the session's identifier
     * @return as for {@link #find}
     */
    Optional<Found> findById(String id);

    /**
     * Removes all sessions of a user. A repeat does nothing.
     *
     * @param user whose
     */
    void deleteAll(UserId user);

    /**
     * Adds a session. A repeat fails: identifiers and tokens are unique.
     *
     * @param session the new session
     */
    void insert(Session session);

    /**
     * Moves the end of a session. A repeat changes nothing more; a session that is gone stays gone.
     *
     * @param id the session's identifier
     * @param expiresAt new end
     * @param now written as the time of change
     */
    void prolong(String id, Instant expiresAt, Instant now);

    /**
     * Removes a session. A repeat does nothing.
     *
     * @param token its token
     */
    void delete(Secret token);

    /**
     * A stored session.
     *
     * @param session the session, live or not
     * @param user its user, null when the row is gone
     */
    record Found(Session session, @Nullable User user) {}
}
