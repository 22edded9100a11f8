package software.openwork.den.application.audit;

import java.time.InstantSource;
import software.openwork.den.domain.audit.AuditChains;

/** Chains what was put on record since the last time, so that it cannot be changed unseen any more. */
public final class ChainAudit {

    private static final int BATCH = 1_000;

    /** However much there is, a run comes to an end; the next one goes on. */
    private static final int BATCHES = 100;

    private final AuditChains chains;
    private final InstantSource clock;

    public ChainAudit(AuditChains chains, InstantSource clock) {
        this.chains = chains;
        this.clock = clock;
    }

    /** Chains. A repeat finds nothing more. */
    public void handle() {
        for (int batch = 0; batch < BATCHES; batch++) {
            if (chains.extend(BATCH, clock.instant()) < BATCH) {
                return;
            }
        }
    }
}
