package software.openwork.den.application.account;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.account.SessionRepository;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.secret.Secret;

/** Ends a session. A repeat, or a token that nobody has, does nothing. */
public final class SignOut {

    private final SessionRepository sessions;
    private final AuditLog audit;
    private final Transactions transactions;
    private final InstantSource clock;

    public SignOut(SessionRepository sessions, AuditLog audit, Transactions transactions, InstantSource clock) {
        this.sessions = sessions;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Signs out.
     *
     * @param token of the session to end
     * @param caller from where
     */
    public void handle(Secret token, Caller caller) {
        transactions.inTransaction(() -> {
            sessions.find(token).ifPresent(found -> {
                sessions.delete(token);
                audit.record(new AuditEntry(
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        found.session().userId(),
                        null,
                        "session.close",
                        found.session().userId().value(),
                        caller,
                        Map.of()));
            });
            return token;
        });
    }
}
