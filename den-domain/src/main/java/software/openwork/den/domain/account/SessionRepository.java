package software.openwork.den.domain.account;

import java.time.Instant;
import java.util.List;
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
     * The sessions of a user that still count.
     *
     * @param user whose
     * @param now the present
     * @return newest first
     */
    List<Session> live(UserId user, Instant now);

    /**
     * Removes one session of a user. A repeat, and one that is somebody else's, does nothing.
     *
     * @param user whose
     * @param tokenOrId its token, or its identifier
     * @return whether there was one
     */
    boolean deleteOne(UserId user, Secret tokenOrId);

    /**
     * Removes the sessions of a user but one. A repeat does nothing.
     *
     * @param user whose
     * @param kept token of the one that stays
     */
    void deleteOthers(UserId user, Secret kept);

    /**
     * Removes all sessions of a user. A repeat does nothing.
     *
     * @param user whose
     */
    void deleteAll(UserId user);

    /**
     * Removes sessions that have expired, of anybody.
     *
     * @param before those that expired before this moment
     * @param most removes at most so many
     * @return how many were removed
     */
    int purge(Instant before, int most);

    /**
     * A stored session.
     *
     * @param session the session, live or not
     * @param user its user, null when the row is gone
     */
    record Found(Session session, @Nullable User user) {}
}
