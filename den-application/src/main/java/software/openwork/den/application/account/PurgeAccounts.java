package software.openwork.den.application.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.IntUnaryOperator;
import software.openwork.den.domain.account.Lockout;
import software.openwork.den.domain.account.LockoutRepository;
import software.openwork.den.domain.account.PasswordResetRepository;
import software.openwork.den.domain.account.RateLimits;
import software.openwork.den.domain.account.SessionRepository;

/** Removes what is over: expired sessions and proofs, windows of rate limits, wrong passwords of long ago. */
public final class PurgeAccounts {

    private static final int BATCH = 1_000;

    /** However much there is, a run comes to an end; the next one goes on. */
    private static final int BATCHES = 1_000;

    private final SessionRepository sessions;
    private final PasswordResetRepository resets;
    private final RateLimits limits;
    private final LockoutRepository lockouts;
    private final InstantSource clock;
    private final Duration retention;

    /**
     * The use case.
     *
     * @param retention how long expired sessions and proofs are kept
     */
    public PurgeAccounts(
            SessionRepository sessions,
            PasswordResetRepository resets,
            RateLimits limits,
            LockoutRepository lockouts,
            InstantSource clock,
            Duration retention) {
        this.sessions = sessions;
        this.resets = resets;
        this.limits = limits;
        this.lockouts = lockouts;
        this.clock = clock;
        this.retention = retention;
    }

    /** Purges, in small steps that hold up nobody. A repeat finds nothing more. */
    public void handle() {
        Instant now = clock.instant();
        inBatches(most -> limits.purge(now, most));
        inBatches(most -> lockouts.purge(now.minus(Lockout.MEMORY), most));
        inBatches(most -> sessions.purge(now.minus(retention), most));
        inBatches(most -> resets.purge(now.minus(retention), most));
    }

    private static void inBatches(IntUnaryOperator purge) {
        for (int batch = 0; batch < BATCHES; batch++) {
            if (purge.applyAsInt(BATCH) < BATCH) {
                return;
            }
        }
    }
}
