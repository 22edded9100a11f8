package software.openwork.den.app.stub;

import java.util.List;
import software.openwork.den.domain.launch.Effect;
import software.openwork.den.domain.launch.WorkerDomains;
import software.openwork.den.domain.sweep.DomainInventory;

/** Without a DNS zone: no name is ever made, so none is left to remove. */
public final class NoWorkerDomains implements WorkerDomains, DomainInventory {

    @Override
    public Effect point(String name, String target) {
        return new Effect.Rejected("no DNS zone is configured");
    }

    @Override
    public Effect remove(String name) {
        return new Effect.Missing();
    }

    @Override
    public Aliases aliases() {
        return new Listed(List.of());
    }
}
