package software.openwork.den.domain.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long sessions live: seven days from the last renewal, renewed at most once a day; one day, never renewed,
 * for people who asked not to be remembered. The figures are those of the service that Den replaces, so that
 * sessions are interchangeable.
 */
public final class SessionPolicy {

    /** Life of a session from its start or last renewal. */
    public static final Duration LIFETIME = Duration.ofDays(7);

    /** A session is renewed when its last renewal is at least this long ago. */
    public static final Duration RENEWAL_AGE = Duration.ofDays(1);

    /** Life of a session of somebody who asked not to be remembered. */
    public static final Duration UNREMEMBERED_LIFETIME = Duration.ofDays(1);

    /** Sensitive actions want a session that was opened within this time. */
    public static final Duration FRESHNESS = Duration.ofDays(1);

    private SessionPolicy() {}

    /**
     * When a session opened now ends.
     *
     * @param remember false for a session that ends with the browser
     * @param now the present
     * @return its end
     */
    public static Instant expiry(boolean remember, Instant now) {
        return now.plus(remember ? LIFETIME : UNREMEMBERED_LIFETIME);
    }

    /**
     * The new end of a session that is due for renewal. Not to be asked for people who do not want to be remembered:
     * the session alone does not tell.
     *
     * @param session a live session
     * @param now the present
     * @return the new end, or empty when no renewal is due
     */
    public static Optional<Instant> renewal(Session session, Instant now) {
        Instant due = session.expiresAt().minus(LIFETIME).plus(RENEWAL_AGE);
        return now.isBefore(due) ? Optional.empty() : Optional.of(now.plus(LIFETIME));
    }

    /**
     * Whether the session was opened recently enough for a sensitive action.
     *
     * @param session a live session
     * @param now the present
     * @return true within {@link #FRESHNESS} of its start
     */
    public static boolean isFresh(Session session, Instant now) {
        return now.isBefore(session.createdAt().plus(FRESHNESS));
    }
}
