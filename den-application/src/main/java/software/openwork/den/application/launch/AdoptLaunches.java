package software.openwork.den.application.launch;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.openwork.den.application.job.Jobs;
import software.openwork.den.application.storage.StorageUnavailableException;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.launch.LaunchMachine;
import software.openwork.den.domain.launch.LaunchRepository;
import software.openwork.den.domain.launch.LaunchTransition;
import software.openwork.den.domain.org.OrgRepository;
import software.openwork.den.domain.secret.TokenSource;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.WorkerRepository;

/**
 * Takes up the workers that the replaced service left on their way: each gets a launch, which finds its service or ends.
 * Any number of servers may do so at once, and again at every start: who has a launch is left alone.
 */
public final class AdoptLaunches {

    private static final Logger LOG = LoggerFactory.getLogger(AdoptLaunches.class);
    private static final int AT_ONCE = 100;

    private final WorkerRepository workers;
    private final OrgRepository orgs;
    private final LaunchRepository launches;
    private final AuditLog audit;
    private final Jobs jobs;
    private final Transactions transactions;
    private final LaunchMachine machine;
    private final TokenSource tokens;
    private final InstantSource clock;

    public AdoptLaunches(
            WorkerRepository workers,
            OrgRepository orgs,
            LaunchRepository launches,
            AuditLog audit,
            Jobs jobs,
            Transactions transactions,
            LaunchMachine machine,
            TokenSource tokens,
            InstantSource clock) {
        this.workers = workers;
        this.orgs = orgs;
        this.launches = launches;
        this.audit = audit;
        this.jobs = jobs;
        this.transactions = transactions;
        this.machine = machine;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Takes them up. One that cannot be taken up is reported and does not keep the others from it.
     *
     * @return how many this call took up
     * @throws StorageUnavailableException when the database is away; the next start goes on
     */
    public int handle() {
        int adopted = 0;
        Set<WorkerId> tried = new HashSet<>();
        List<WorkerRepository.Abandoned> batch = next(tried);
        while (!batch.isEmpty()) {
            for (WorkerRepository.Abandoned each : batch) {
                tried.add(each.worker().id());
                adopted += attempt(each) ? 1 : 0;
            }
            batch = next(tried);
        }
        if (adopted > 0) {
            LOG.info("took up {} workers that were on their way when Den took over", adopted);
        }
        return adopted;
    }

    private List<WorkerRepository.Abandoned> next(Set<WorkerId> tried) {
        return workers.abandoned(AT_ONCE + tried.size()).stream()
                .filter(each -> !tried.contains(each.worker().id()))
                .limit(AT_ONCE)
                .toList();
    }

    private boolean attempt(WorkerRepository.Abandoned each) {
        try {
            return transactions.inTransaction(() -> adopt(each));
        } catch (StorageUnavailableException away) {
            throw away;
        } catch (RuntimeException failure) {
            LOG.warn("worker {} could not be taken up", each.worker().id(), failure);
            return false;
        }
    }

    private boolean adopt(WorkerRepository.Abandoned each) {
        WorkerId id = each.worker().id();
        orgs.lock(each.keeper());
        if (launches.find(id).isPresent() || workers.find(id).isEmpty()) {
            return false;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LaunchTransition launch =
                machine.adopt(each.worker(), each.keeper(), tokens.uuid().substring(0, 8), now);
        launches.insert(launch.launch(), launch.events());
        audit.record(
                new AuditEntry(now, null, each.worker().orgId(), "worker.adopt", id.value(), Caller.DEN, Map.of()));
        jobs.wake(id, now);
        return true;
    }
}
