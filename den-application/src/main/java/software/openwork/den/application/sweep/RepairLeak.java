package software.openwork.den.application.sweep;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.job.Jobs;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.application.sweep.Findings.Finding;
import software.openwork.den.domain.audit.AuditEntry;
import software.openwork.den.domain.audit.AuditLog;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.launch.HostRef;
import software.openwork.den.domain.launch.Launch;
import software.openwork.den.domain.launch.LaunchMachine;
import software.openwork.den.domain.launch.LaunchRepository;
import software.openwork.den.domain.launch.LaunchTransition;
import software.openwork.den.domain.launch.Teardown;
import software.openwork.den.domain.launch.TeardownMachine;
import software.openwork.den.domain.launch.TeardownRepository;
import software.openwork.den.domain.org.OrgId;
import software.openwork.den.domain.sweep.Leak;
import software.openwork.den.domain.sweep.SweepRules.Fate;
import software.openwork.den.domain.worker.WorkerId;

/** Has the worker's own teardown or launch take down what was found of it. */
public final class RepairLeak {

    private final LaunchRepository launches;
    private final TeardownRepository teardowns;
    private final AuditLog audit;
    private final Jobs jobs;
    private final Transactions transactions;
    private final LaunchMachine launchMachine;
    private final TeardownMachine teardownMachine;
    private final InstantSource clock;

    public RepairLeak(
            LaunchRepository launches,
            TeardownRepository teardowns,
            AuditLog audit,
            Jobs jobs,
            Transactions transactions,
            LaunchMachine launchMachine,
            TeardownMachine teardownMachine,
            InstantSource clock) {
        this.launches = launches;
        this.teardowns = teardowns;
        this.audit = audit;
        this.jobs = jobs;
        this.transactions = transactions;
        this.launchMachine = launchMachine;
        this.teardownMachine = teardownMachine;
        this.clock = clock;
    }

    /** False when somebody else moved the worker's launch or teardown meanwhile: the next sweep sees what is left. */
    boolean handle(WorkerId worker, List<Finding> findings) {
        return transactions.inTransaction(() -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Optional<OrgId> org = findings.stream().anyMatch(each -> each.fate() == Fate.GONE)
                    ? takeDown(worker, findings, now)
                    : suspend(worker, findings, now);
            org.ifPresent(id -> {
                audit.record(new AuditEntry(now, null, id, "worker.sweep", worker.value(), Caller.DEN, Map.of()));
                jobs.wake(worker, now);
            });
            return org.isPresent();
        });
    }

    private Optional<OrgId> takeDown(WorkerId worker, List<Finding> findings, Instant now) {
        HostRef host = host(findings, Leak.Kind.HOST);
        Optional<Teardown> teardown = teardowns.find(worker);
        if (teardown.isPresent()) {
            Teardown open = teardownMachine.reopen(
                    teardown.get(), host, has(findings, Leak.Kind.DOMAIN), has(findings, Leak.Kind.DNS), now);
            return open.isFinished() || teardown.get().equals(open) || !teardowns.save(open)
                    ? Optional.empty()
                    : Optional.of(open.orgId());
        }
        Optional<Launch> launch = launches.find(worker);
        launch.ifPresent(cancelled -> teardowns.insert(
                teardownMachine.request(cancelled, host == null ? host(findings, Leak.Kind.DOMAIN) : host, now)));
        return launch.map(Launch::orgId);
    }

    private Optional<OrgId> suspend(WorkerId worker, List<Finding> findings, Instant now) {
        HostRef host = host(findings, Leak.Kind.HOST);
        return launches.find(worker)
                .filter(launch -> host != null)
                .map(launch -> launchMachine.suspendAgain(launch, new HostRef(String.valueOf(host)), now))
                .filter(again -> !again.launch().state().isTerminal())
                .filter(again -> launches.save(again.launch(), again.events()))
                .map(LaunchTransition::launch)
                .map(Launch::orgId);
    }

    private static boolean has(List<Finding> findings, Leak.Kind kind) {
        return findings.stream().anyMatch(each -> each.leak().kind() == kind);
    }

    private static @Nullable HostRef host(List<Finding> findings, Leak.Kind kind) {
        return findings.stream()
                .filter(each -> each.leak().kind() == kind)
                .map(Finding::host)
                .findFirst()
                .orElse(null);
    }
}
