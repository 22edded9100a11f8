package software.openwork.den.application.account;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.EmailTokens;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.secret.Secret;

/** Notes that somebody who received a token by mail owns the address. A repeat changes nothing. */
public final class VerifyEmail {

    private final EmailTokens tokens;
    private final AccountRepository accounts;
    private final AuditLog audit;
    private final Transactions transactions;
    private final InstantSource clock;

    public VerifyEmail(
            EmailTokens tokens,
            AccountRepository accounts,
            AuditLog audit,
            Transactions transactions,
            InstantSource clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Verifies.
     *
     * @param token that came by mail
     * @param from where the request comes from
     * @return the verdict
     */
    public Result handle(Secret token, Caller from) {
        return switch (tokens.read(token, clock.instant())) {
            case EmailTokens.Invalid invalid -> Result.INVALID;
            case EmailTokens.Expired expired -> Result.EXPIRED;
            case EmailTokens.Proven proven -> verify(proven.email(), from);
        };
    }

    private Result verify(String email, Caller from) {
        Optional<User> user = accounts.findCredential(email).map(AccountRepository.Credential::user);
        user.filter(found -> !found.emailVerified()).ifPresent(found -> note(found, from));
        return user.isPresent() ? Result.VERIFIED : Result.UNKNOWN_USER;
    }

    private void note(User user, Caller from) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        transactions.inTransaction(() -> {
            accounts.markVerified(user.id(), user.email(), now);
            audit.record(new AuditEntry(
                    now, user.id(), null, "account.verify-email", user.id().value(), from, Map.of()));
            return true;
        });
    }

    /** Answer of {@link #handle}. */
    public enum Result {
        /** The address is verified, now or before. */
        VERIFIED,
        /** Not a token of ours, or one for something else. */
        INVALID,
        /** The token is too old. */
        EXPIRED,
        /** Nobody has the address. */
        UNKNOWN_USER
    }
}
