package software.openwork.den.application.sweep;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.openwork.den.application.sweep.Findings.Finding;
import software.openwork.den.domain.launch.LaunchRepository;
import software.openwork.den.domain.launch.TeardownRepository;
import software.openwork.den.domain.sweep.DomainInventory;
import software.openwork.den.domain.sweep.HostInventory;
import software.openwork.den.domain.sweep.Leak;
import software.openwork.den.domain.sweep.LeakRepository;
import software.openwork.den.domain.sweep.Mark;
import software.openwork.den.domain.sweep.SweepRules;
import software.openwork.den.domain.sweep.SweepRules.Standing;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.WorkerRepository;

/**
 * Looks through what the vendors have, reports what no worker and no teardown owns, and has taken down what certainly
 * should not be there ({@link SweepRules}). It changes nothing at a vendor itself: the worker's teardown or launch does.
 */
public final class SweepVendors {

    private static final Logger LOG = LoggerFactory.getLogger(SweepVendors.class);

    private final HostInventory hosts;
    private final DomainInventory domains;
    private final WorkerRepository workers;
    private final LaunchRepository launches;
    private final TeardownRepository teardowns;
    private final LeakRepository leaks;
    private final RepairLeak repair;
    private final InstantSource clock;
    private final String installation;
    private final Runnable pause;

    /**
     * The use case.
     *
     * @param repair takes up what is to be taken down
     * @param installation this Den's own mark
     * @param pause run before each further request, so that launches are not kept from the vendor
     */
    public SweepVendors(
            HostInventory hosts,
            DomainInventory domains,
            WorkerRepository workers,
            LaunchRepository launches,
            TeardownRepository teardowns,
            LeakRepository leaks,
            RepairLeak repair,
            InstantSource clock,
            String installation,
            Runnable pause) {
        this.hosts = hosts;
        this.domains = domains;
        this.workers = workers;
        this.launches = launches;
        this.teardowns = teardowns;
        this.leaks = leaks;
        this.repair = repair;
        this.clock = clock;
        this.installation = installation;
        this.pause = pause;
    }

    /**
     * Sweeps. A repeat finds the same, less what was repaired.
     *
     * @param apply whether what may be repaired is
     * @return what was found; incomplete, with nothing reported or repaired, when a vendor did not answer
     */
    public Result handle(boolean apply) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<Leak.Identity, Instant> before = leaks.latest().map(LeakRepository.Report::leaks).orElse(List.of()).stream()
                .collect(Collectors.toMap(Leak::identity, Leak::firstSeen));
        Findings findings = new Findings(this::standing, installation, before, now);
        try {
            lookAtServices(findings);
            lookAtAliases(findings);
        } catch (UnknownException unanswered) {
            LOG.warn("the sweep was not completed: {}", unanswered.getMessage());
            return new Incomplete(String.valueOf(unanswered.getMessage()));
        }
        LeakRepository.Report report = new LeakRepository.Report(
                now,
                findings.found().stream().map(Finding::leak).sorted(Leak.ORDER).toList());
        leaks.replace(report);
        if (!report.leaks().isEmpty()) {
            LOG.warn(
                    "the sweep found {} things at the vendors that no worker owns",
                    report.leaks().size());
        }
        return new Swept(report, apply ? repair(findings, now) : List.of());
    }

    private List<WorkerId> repair(Findings findings, Instant now) {
        Map<WorkerId, List<Finding>> repairable = findings.found().stream()
                .filter(each -> each.leak().worker() != null
                        && SweepRules.mayRepair(each.leak(), each.fate(), each.createdAt(), now))
                .collect(Collectors.groupingBy(
                        each -> new WorkerId(String.valueOf(each.leak().worker())),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return repairable.entrySet().stream()
                .filter(each -> repair.handle(each.getKey(), each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void lookAtServices(Findings findings) {
        for (HostInventory.Service service : services()) {
            if (!findings.isOwned(service)) {
                lookAt(service, findings);
            }
        }
    }

    private List<HostInventory.Service> services() {
        return switch (hosts.hosted()) {
            case HostInventory.Hosted hosted -> hosted.services();
            case HostInventory.Unknown unknown -> throw new UnknownException(unknown.reason());
        };
    }

    private void lookAt(HostInventory.Service service, Findings findings) {
        pause.run();
        Mark mark;
        switch (hosts.markOf(service.host())) {
            case HostInventory.Marked marked -> mark = marked.mark();
            case HostInventory.Missing missing -> {
                return;
            }
            case HostInventory.Unknown unknown -> throw new UnknownException(unknown.reason());
        }
        pause.run();
        switch (hosts.domainsOf(service.host())) {
            case HostInventory.Attached attached -> findings.judge(service, mark, attached.domains());
            case HostInventory.Missing missing -> {}
            case HostInventory.Unknown unknown -> throw new UnknownException(unknown.reason());
        }
    }

    private void lookAtAliases(Findings findings) {
        switch (domains.aliases()) {
            case DomainInventory.Listed listed -> listed.aliases().forEach(findings::judge);
            case DomainInventory.Unknown unknown -> throw new UnknownException(unknown.reason());
        }
    }

    private Standing standing(WorkerId worker) {
        return new Standing(
                workers.find(worker).isPresent(),
                launches.find(worker).orElse(null),
                teardowns.find(worker).orElse(null));
    }

    private static final class UnknownException extends RuntimeException {
        UnknownException(String reason) {
            super(reason);
        }
    }

    /** Answer of {@link #handle}. */
    public sealed interface Result {}

    /**
     * Everything was seen.
     *
     * @param report what no worker and no teardown owns
     * @param repaired whose remains are being taken down
     */
    public record Swept(LeakRepository.Report report, List<WorkerId> repaired) implements Result {}

    /**
     * A vendor did not tell what it has.
     *
     * @param reason for operators; holds no secret
     */
    public record Incomplete(String reason) implements Result {}
}
