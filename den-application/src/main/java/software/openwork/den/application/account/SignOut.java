package software.openwork.den.application.account;

import software.openwork.den.domain.account.SessionRepository;
import software.openwork.den.domain.secret.Secret;

/** Ends a session. A repeat, or a token that nobody has, does nothing. */
public final class SignOut {

    private final SessionRepository sessions;

    public SignOut(SessionRepository sessions) {
        this.sessions = sessions;
    }

    /**
     * Signs out.
     *
     * @param token of the session to end
     */
    public void handle(Secret token) {
        sessions.delete(token);
    }
}
