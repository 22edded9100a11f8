package software.openwork.den.domain.account;

import java.time.Instant;
import software.openwork.den.domain.secret.Secret;

/**
 * A signed-in browser or program.
 *
 * @param id identifier of the row, 32 characters of {@code [A-Za-z0-9]}
 * @param userId whose session it is
 * @param token what the client presents
 * @param expiresAt the session is void from this moment on
 * @param createdAt when it was opened
 * @param updatedAt when it was last prolonged
 * @param ipAddress client address as far as known, else the empty string
 * @param userAgent the client's {@code User-Agent}, else the empty string
 */
public record Session(
        String id,
        UserId userId,
        Secret token,
        Instant expiresAt,
        Instant createdAt,
        Instant updatedAt,
        String ipAddress,
        String userAgent) {

    /**
     * Whether the session still counts.
     *
     * @param now the present
     * @return true before {@link #expiresAt()}
     */
    public boolean isLive(Instant now) {
        return now.isBefore(expiresAt);
    }

    /**
     * The same session with a later end.
     *
     * @param expiry the new end
     * @param now when it was prolonged
     * @return a copy
     */
    public Session prolonged(Instant expiry, Instant now) {
        return new Session(id, userId, token, expiry, createdAt, now, ipAddress, userAgent);
    }
}
