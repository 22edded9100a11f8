package software.openwork.den.application.sweep;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.launch.HostRef;
import software.openwork.den.domain.sweep.DomainInventory;
import software.openwork.den.domain.sweep.HostInventory;
import software.openwork.den.domain.sweep.Leak;
import software.openwork.den.domain.sweep.Mark;
import software.openwork.den.domain.sweep.SweepRules;
import software.openwork.den.domain.sweep.SweepRules.Fate;
import software.openwork.den.domain.sweep.SweepRules.Standing;
import software.openwork.den.domain.worker.WorkerId;

/** One look at the vendors: what nobody owns, and how it stands. Used by one thread. */
final class Findings {

    /**
     * Something that nobody owns.
     *
     * @param leak as it is reported
     * @param fate how it stands
     * @param createdAt when it was made, or null
     * @param host the service that it is or is attached to, or null
     */
    record Finding(
            Leak leak,
            Fate fate,
            @Nullable Instant createdAt,
            @Nullable HostRef host) {}

    /** Looks up what is on record of workers. */
    interface Register {
        Standing standing(WorkerId worker);
    }

    private final Register register;
    private final String installation;
    private final Map<Leak.Identity, Instant> seenBefore;
    private final Instant now;
    private final List<Finding> found = new ArrayList<>();
    private final Map<WorkerId, Standing> known = new HashMap<>();
    private final Set<String> servingHosts = new HashSet<>();

    Findings(Register register, String installation, Map<Leak.Identity, Instant> seenBefore, Instant now) {
        this.register = register;
        this.installation = installation;
        this.seenBefore = seenBefore;
        this.now = now;
    }

    List<Finding> found() {
        return List.copyOf(found);
    }

    /** Whether a service belongs to a worker on record by its name alone, so that it need not be asked. */
    boolean isOwned(HostInventory.Service service) {
        WorkerId worker = service.namedFor();
        boolean owned =
                worker != null && standing(worker).exists() && SweepRules.fate(service, standing(worker)) == Fate.OWNED;
        if (owned) {
            serves(service);
        }
        return owned;
    }

    /** A service that is no worker's by its name, with what it and its domains say. */
    void judge(HostInventory.Service service, Mark mark, List<HostInventory.Domain> domains) {
        WorkerId worker = mark.worker() == null ? service.namedFor() : mark.worker();
        Standing standing = standing(worker);
        Fate fate = SweepRules.fate(service, standing);
        if (fate == Fate.OWNED) {
            serves(service);
        } else {
            add(
                    Leak.Kind.HOST,
                    service.host().value(),
                    service.name(),
                    mark,
                    worker,
                    fate,
                    service.createdAt(),
                    service);
        }
        for (HostInventory.Domain domain : domains) {
            Fate ofDomain = SweepRules.fateOfDomain(domain.name(), fate, standing);
            if (ofDomain != Fate.OWNED) {
                String ref = service.host().value();
                add(Leak.Kind.DOMAIN, ref, domain.name(), mark, worker, ofDomain, domain.createdAt(), service);
            }
        }
    }

    /** An alias; after the services, because one that points at a worker's service is in use. */
    void judge(DomainInventory.Alias alias) {
        Optional<WorkerId> named = firstLabel(alias.name());
        boolean looksLikeOurs = !alias.mark().equals(Mark.NONE) || named.isPresent();
        boolean isInUse = alias.mark().equals(Mark.NONE) && servingHosts.contains(alias.target());
        if (!looksLikeOurs || isInUse) {
            return;
        }
        WorkerId worker = alias.mark().worker() == null
                ? named.orElse(null)
                : alias.mark().worker();
        Fate fate = SweepRules.fateOfAlias(alias.name(), standing(worker));
        if (fate != Fate.OWNED) {
            add(Leak.Kind.DNS, alias.ref(), alias.name(), alias.mark(), worker, fate, alias.createdAt(), null);
        }
    }

    /** Workers' own names begin with their identifiers, those of the replaced service with most of them. */
    private static Optional<WorkerId> firstLabel(String name) {
        String label = name.split("\\.", 2)[0];
        return label.matches("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{8,12}")
                ? WorkerId.parse(label)
                : Optional.empty();
    }

    private void serves(HostInventory.Service service) {
        if (service.hostName() != null) {
            servingHosts.add(service.hostName());
        }
    }

    private Standing standing(@Nullable WorkerId worker) {
        return worker == null ? Standing.UNHEARD_OF : known.computeIfAbsent(worker, register::standing);
    }

    private void add(
            Leak.Kind kind,
            String ref,
            String name,
            Mark mark,
            @Nullable WorkerId worker,
            Fate fate,
            @Nullable Instant createdAt,
            HostInventory.@Nullable Service service) {
        Instant first = seenBefore.getOrDefault(new Leak.Identity(kind, ref, name), now);
        Leak.Verdict verdict = SweepRules.verdict(mark, installation);
        found.add(new Finding(
                new Leak(kind, ref, name, worker, mark.installation(), verdict, first),
                fate,
                createdAt,
                service == null ? null : service.host()));
    }
}
