package software.openwork.den.application.account;

import java.time.InstantSource;
import java.util.List;
import software.openwork.den.domain.account.Session;
import software.openwork.den.domain.account.SessionPolicy;
import software.openwork.den.domain.account.SessionRepository;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.secret.Secret;

/** The live sessions of the caller, newest first. Only the caller's own comes with a token that opens anything. */
public final class ListSessions {

    private final SessionRepository sessions;
    private final InstantSource clock;

    public ListSessions(SessionRepository sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Lists.
     *
     * @param caller who asks
     * @return the sessions; in the place of its token each but the caller's has its identifier, by which
     *     {@link RevokeSession} knows it
     */
    public Result handle(SignedIn caller) {
        if (!SessionPolicy.isFresh(caller.session(), clock.instant())) {
            return new NotFresh();
        }
        return new Listed(sessions.live(caller.user().id(), clock.instant()).stream()
                .map(session -> session.id().equals(caller.session().id()) ? session : disarmed(session))
                .toList());
    }

    private static Session disarmed(Session session) {
        return new Session(
                session.id(),
                session.userId(),
                Secret.of(session.id()),
                session.expiresAt(),
                session.createdAt(),
                session.updatedAt(),
                session.ipAddress(),
                session.userAgent());
    }

    /** Answer of {@link #handle}. */
    public sealed interface Result {}

    /**
     * All of them.
     *
     * @param sessions newest first
     */
    public record Listed(List<Session> sessions) implements Result {

        /** Copies the list. */
        public Listed {
            sessions = List.copyOf(sessions);
        }
    }

    /** The caller's session was opened too long ago. */
    public record NotFresh() implements Result {}
}
