package software.openwork.den.application.account;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.access.AdminAllowlist;
import software.openwork.den.domain.account.EmailAddress;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.secret.TokenSource;

/** An operator says who the platform's administrators are: whoever has a verified address of the list. */
public final class ChangeAdmins {

    private static final int LONGEST = 255;

    private final AdminAllowlist list;
    private final AuditLog audit;
    private final Transactions transactions;
    private final TokenSource tokens;
    private final InstantSource clock;

    public ChangeAdmins(
            AdminAllowlist list, AuditLog audit, Transactions transactions, TokenSource tokens, InstantSource clock) {
        this.list = list;
        this.audit = audit;
        this.transactions = transactions;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Puts an address on the list, whether or not somebody has it yet.
     *
     * @param email address, in any letter case
     * @param caller from where
     * @return what became of it
     */
    public Result grant(String email, Caller caller) {
        String normal = EmailAddress.normalise(email);
        if (!EmailAddress.isValid(normal) || normal.length() > LONGEST) {
            return Result.NOT_AN_ADDRESS;
        }
        Instant now = now();
        return transactions.inTransaction(() ->
                list.add(tokens.uuid(), normal, now) ? noted("operator.grant-admin", normal, caller) : Result.SAME);
    }

    /**
     * Takes an address off the list.
     *
     * @param email address, in any letter case
     * @param caller from where
     * @return what became of it
     */
    public Result revoke(String email, Caller caller) {
        String normal = EmailAddress.normalise(email);
        return transactions.inTransaction(
                () -> list.remove(normal) ? noted("operator.revoke-admin", normal, caller) : Result.SAME);
    }

    private Result noted(String action, String email, Caller caller) {
        audit.record(new AuditEntry(now(), null, null, action, email, caller, Map.of()));
        return Result.CHANGED;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Answer of both. */
    public enum Result {
        /** Done. */
        CHANGED,
        /** It was so before; nothing was changed. */
        SAME,
        /** Nobody can have such an address. */
        NOT_AN_ADDRESS
    }
}
