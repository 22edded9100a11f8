package software.openwork.den.application.account;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.account.SessionRepository;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.Caller;

/** Ends all sessions of the caller, the one that asks included. */
public final class RevokeSessions {

    private final SessionRepository sessions;
    private final AuditLog audit;
    private final Transactions transactions;
    private final InstantSource clock;

    public RevokeSessions(SessionRepository sessions, AuditLog audit, Transactions transactions, InstantSource clock) {
        this.sessions = sessions;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Revokes.
     *
     * @param caller who asks
     * @param from where the request comes from
     */
    public void handle(SignedIn caller, Caller from) {
        transactions.inTransaction(() -> {
            sessions.deleteAll(caller.user().id());
            audit.record(new AuditEntry(
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    caller.user().id(),
                    null,
                    "session.revoke-all",
                    caller.user().id().value(),
                    from,
                    Map.of()));
            return true;
        });
    }
}
