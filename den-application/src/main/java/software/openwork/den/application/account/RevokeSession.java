package software.openwork.den.application.account;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.account.Session;
import software.openwork.den.domain.account.SessionRepository;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.secret.Secret;

/** Ends one session of the caller. A repeat, or a session that is not theirs, does nothing. */
public final class RevokeSession {

    private final SessionRepository sessions;
    private final AuditLog audit;
    private final Transactions transactions;
    private final InstantSource clock;

    public RevokeSession(SessionRepository sessions, AuditLog audit, Transactions transactions, InstantSource clock) {
        this.sessions = sessions;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Revokes.
     *
     * @param caller who asks
     * @param token of the session, or what {@link ListSessions} showed in its place
     * @param from where the request comes from
     * @return whether it was the caller's own session
     */
    public boolean handle(SignedIn caller, Secret token, Caller from) {
        transactions.inTransaction(() -> {
            boolean deleted = sessions.deleteOne(caller.user().id(), token);
            if (deleted) {
                audit.record(new AuditEntry(
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        caller.user().id(),
                        null,
                        "session.revoke",
                        caller.user().id().value(),
                        from,
                        Map.of()));
            }
            return deleted;
        });
        Session own = caller.session();
        return own.token().equals(token) || own.id().equals(token.reveal());
    }
}
