package software.openwork.den.application.account;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import software.openwork.den.domain.account.SessionPolicy;
import software.openwork.den.domain.account.SessionRepository;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.secret.Secret;

/** Who is it that presents this session token? One query, and a write only when the session is due for renewal. */
public final class Authenticate {

    private final SessionRepository sessions;
    private final InstantSource clock;

    public Authenticate(SessionRepository sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Authenticates.
     *
     * @param token what the client presented, its signature checked where it came in a cookie
     * @param mayRenew false for sessions that end with the browser, and where the client asked for no renewal
     * @return the session and its user, or nobody
     */
    public Result handle(Secret token, boolean mayRenew) {
        Optional<SessionRepository.Found> found = sessions.find(token);
        if (found.isEmpty()) {
            return new Nobody();
        }
        var session = found.get().session();
        var user = found.get().user();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!session.isLive(now)) {
            sessions.delete(token);
            return new Nobody();
        }
        if (user == null) {
            return new Nobody();
        }
        Optional<Instant> renewal = mayRenew ? SessionPolicy.renewal(session, now) : Optional.empty();
        if (renewal.isEmpty()) {
            return new Somebody(new SignedIn(session, user), false);
        }
        sessions.prolong(session.id(), renewal.get(), now);
        return new Somebody(new SignedIn(session.prolonged(renewal.get(), now), user), true);
    }

    /** Answer of {@link #handle}. */
    public sealed interface Result {}

    /**
     * A live session.
     *
     * @param signedIn session and user
     * @param renewed whether its end was moved just now
     */
    public record Somebody(SignedIn signedIn, boolean renewed) implements Result {}

    /** No live session has this token; an expired one is removed. */
    public record Nobody() implements Result {}
}
