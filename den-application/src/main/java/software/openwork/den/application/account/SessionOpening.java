package software.openwork.den.application.account;

import java.time.Instant;
import software.openwork.den.domain.account.Session;
import software.openwork.den.domain.account.SessionPolicy;
import software.openwork.den.domain.account.SessionRepository;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.secret.TokenSource;

/** Opens sessions, always with a new token and identifier. */
record SessionOpening(SessionRepository sessions, TokenSource tokens) {

    Session open(User user, boolean remember, Caller caller, Instant now) {
        Session session = new Session(
                tokens.accountId(),
                user.id(),
                tokens.sessionToken(),
                SessionPolicy.expiry(remember, now),
                now,
                now,
                caller.address(),
                caller.userAgent());
        sessions.insert(session);
        return session;
    }
}
