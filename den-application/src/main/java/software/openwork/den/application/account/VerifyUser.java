package software.openwork.den.application.account;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.EmailAddress;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.Caller;

/** An operator vouches for somebody's address, where there is no mail. */
public final class VerifyUser {

    private final AccountRepository accounts;
    private final AuditLog audit;
    private final Transactions transactions;
    private final InstantSource clock;

    public VerifyUser(AccountRepository accounts, AuditLog audit, Transactions transactions, InstantSource clock) {
        this.accounts = accounts;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Verifies.
     *
     * @param email address, in any letter case
     * @param caller from where
     * @return what became of it
     */
    public Result handle(String email, Caller caller) {
        return accounts.findCredential(EmailAddress.normalise(email))
                .map(AccountRepository.Credential::user)
                .map(user -> user.emailVerified() ? Result.VERIFIED_BEFORE : verify(user, caller))
                .orElse(Result.UNKNOWN_USER);
    }

    private Result verify(User user, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return transactions.inTransaction(() -> {
            accounts.markVerified(user.id(), user.email(), now);
            audit.record(new AuditEntry(
                    now, null, null, "operator.verify-user", user.id().value(), caller, Map.of()));
            return Result.VERIFIED;
        });
    }

    /** Answer of {@link #handle}. */
    public enum Result {
        /** The address counts as verified from now on. */
        VERIFIED,
        /** It did before; nothing was changed. */
        VERIFIED_BEFORE,
        /** Nobody has the address. */
        UNKNOWN_USER
    }
}
