package software.openwork.den.application.account;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.account.LinkedAccount;
import software.openwork.den.domain.account.LinkedAccountRepository;
import software.openwork.den.domain.account.SessionPolicy;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.org.OrgRepository;

/** Takes a way in away from its owner, who keeps at least one. */
public final class UnlinkAccount {

    private final LinkedAccountRepository accounts;
    private final OrgRepository orgs;
    private final AuditLog audit;
    private final Transactions transactions;
    private final InstantSource clock;

    public UnlinkAccount(
            LinkedAccountRepository accounts,
            OrgRepository orgs,
            AuditLog audit,
            Transactions transactions,
            InstantSource clock) {
        this.accounts = accounts;
        this.orgs = orgs;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Unlinks.
     *
     * @param caller who, by a session opened within {@link SessionPolicy#FRESHNESS}
     * @param choice which account
     * @param from where the request came from
     * @return done, or why not
     */
    public Result handle(SignedIn caller, AccountChoice choice, Caller from) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!SessionPolicy.isFresh(caller.session(), now)) {
            return Result.NOT_FRESH;
        }
        UserId user = caller.user().id();
        return transactions.inTransaction(() -> {
            // Two requests at once must not take one account each, and leave none.
            orgs.lock(user);
            List<LinkedAccount> all = accounts.list(user);
            if (all.size() == 1) {
                return Result.LAST_ACCOUNT;
            }
            Optional<LinkedAccount> account = choice.among(all);
            if (account.isEmpty()) {
                return Result.NOT_FOUND;
            }
            accounts.delete(account.get().id());
            audit.record(new AuditEntry(
                    now,
                    user,
                    null,
                    "account.unlink",
                    user.value(),
                    from,
                    Map.of("provider", account.get().providerId())));
            return Result.UNLINKED;
        });
    }

    /** Answer of {@link #handle}. */
    public enum Result {
        /** The account is gone; sessions are as they were. */
        UNLINKED,
        /** The session was opened too long ago. */
        NOT_FRESH,
        /** It is the only way in. */
        LAST_ACCOUNT,
        /** The user has no such account. */
        NOT_FOUND
    }
}
