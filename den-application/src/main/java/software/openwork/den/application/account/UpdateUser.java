package software.openwork.den.application.account;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.ProfileChange;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.Caller;

/** Changes what a user shows of themselves. */
public final class UpdateUser {

    private final AccountRepository accounts;
    private final AuditLog audit;
    private final Transactions transactions;
    private final InstantSource clock;

    public UpdateUser(AccountRepository accounts, AuditLog audit, Transactions transactions, InstantSource clock) {
        this.accounts = accounts;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Updates.
     *
     * @param caller who asks
     * @param change what to change
     * @param from where the request comes from
     * @return whether there was anything to change
     */
    public boolean handle(SignedIn caller, ProfileChange change, Caller from) {
        if (change.isEmpty()) {
            return false;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return transactions.inTransaction(() -> {
            accounts.changeProfile(caller.user().id(), change, now);
            audit.record(new AuditEntry(
                    now,
                    caller.user().id(),
                    null,
                    "account.update",
                    caller.user().id().value(),
                    from,
                    Map.of()));
            return true;
        });
    }
}
