package software.openwork.den.domain.launch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.sweep.HostInventory;
import software.openwork.den.domain.sweep.Mark;
import software.openwork.den.domain.time.SettableClock;
import software.openwork.den.domain.worker.WorkerId;

/**
 * A hosting vendor in memory, with faults on demand. A deploy goes live when it was looked at as often as
 * {@link #deploysTake} says; a suspended service that is resumed deploys again. Safe for use by many threads.
 *
 * <p>Faults are scripted by operation: {@link #next} for the coming calls in their order, {@link #always} for those
 * after them, {@link #heal} to end it. Every method of {@link WorkerHost} is counted as a call; what it changed at the
 * vendor is counted as an effect.
 */
public final class FakeWorkerHost implements WorkerHost, HostInventory {

    /** The Den that makes services here. */
    public static final String INSTALLATION = "0f0f0f0f-0000-4000-8000-000000000001";

    /** A method of {@link WorkerHost}. */
    public enum Operation {
        /** {@link WorkerHost#find}. */
        FIND,
        /** {@link WorkerHost#create}. */
        CREATE,
        /** {@link WorkerHost#deploy}. */
        DEPLOY,
        /** {@link WorkerHost#attachDomain}. */
        ATTACH,
        /** {@link WorkerHost#verifyDomain}. */
        VERIFY,
        /** {@link WorkerHost#detachDomain}. */
        DETACH,
        /** {@link WorkerHost#suspend}. */
        SUSPEND,
        /** {@link WorkerHost#resume}. */
        RESUME,
        /** {@link WorkerHost#delete}. */
        DELETE
    }

    /** What goes wrong with a call. */
    public sealed interface Fault {

        /** Nothing does. */
        record None() implements Fault {}

        /** Nothing happens, and there is no usable answer ({@code NotMade} for a create). */
        record Unavailable(@Nullable Duration retryAfter) implements Fault {}

        /** It happens, but the answer is lost. */
        record LostAnswer() implements Fault {}

        /** The answer is lost, and it happens only so much later by the vendor's clock. Creates only. */
        record LateEffect(Duration after) implements Fault {}

        /** Refused for good. */
        record Rejected(FailureCode code) implements Fault {}

        /** The allowance is used up. Creates only. */
        record Queued(Instant until) implements Fault {}

        /** The call throws, as if the process had died before the effect; for tests of the driver. */
        record CrashBefore() implements Fault {}

        /** The call throws, as if the process had died after the effect; for tests of the driver. */
        record CrashAfter() implements Fault {}
    }

    /** What the faults {@code CrashBefore} and {@code CrashAfter} throw. */
    public static final class Crash extends RuntimeException {
        Crash(Operation operation) {
            super("the process died at " + operation);
        }
    }

    /**
     * A service as it is at the vendor.
     *
     * @param host its reference
     * @param worker whose it is
     * @param request what was asked for; null for one that the vendor had before
     * @param suspended whether it is stopped
     * @param domains attached domains
     * @param deploys how often it was deployed
     */
    public record Service(
            HostRef host,
            WorkerId worker,
            @Nullable HostRequest request,
            boolean suspended,
            Set<String> domains,
            int deploys) {

        /** Copies the set. */
        public Service {
            domains = Set.copyOf(domains);
        }
    }

    private final InstantSource clock;
    private final Map<HostRef, Entry> services = new LinkedHashMap<>();
    private final List<Late> late = new ArrayList<>();
    private final HostFaults faults = new HostFaults();
    private final Map<Operation, Integer> effects = new EnumMap<>(Operation.class);
    private int deployLooks = 1;
    private @Nullable Deploy deployEnd;
    private int lastRef;

    /** A vendor whose clock stands still: late effects never come. */
    public FakeWorkerHost() {
        this(new SettableClock());
    }

    /** A vendor with that clock. */
    public FakeWorkerHost(InstantSource clock) {
        this.clock = clock;
    }

    /** Faults of the next calls, in their order, after those that are scripted already. */
    public FakeWorkerHost next(Operation operation, Fault... coming) {
        faults.next(operation, coming);
        return this;
    }

    /** The fault of every call for which none is scripted. */
    public FakeWorkerHost always(Operation operation, Fault fault) {
        faults.always(operation, fault);
        return this;
    }

    /** No operation gets an answer. */
    public FakeWorkerHost down() {
        for (Operation operation : Operation.values()) {
            faults.always(operation, new Fault.Unavailable(null));
        }
        return this;
    }

    /** Forgets all faults and hooks. */
    public FakeWorkerHost heal() {
        faults.heal();
        return this;
    }

    /** Runs on the calling thread before each such call, outside any lock: it may block, throw, or look around. */
    public FakeWorkerHost before(Operation operation, Runnable hook) {
        faults.before(operation, hook);
        return this;
    }

    /** Deploys answer {@code Deploying} so many times before they end; 1 at first. */
    public synchronized FakeWorkerHost deploysTake(int looks) {
        deployLooks = looks;
        return this;
    }

    /** Deploys that are not over yet, or begin later, end so rather than live; null: live. */
    public synchronized FakeWorkerHost deploysEnd(@Nullable Deploy end) {
        deployEnd = end;
        return this;
    }

    /** The vendor has such a service already, as when the replaced service made it. */
    public synchronized HostRef given(WorkerId worker) {
        return add(worker, null).host;
    }

    /** Another Den has a service here. */
    public synchronized HostRef given(WorkerId worker, String installation) {
        Entry entry = add(worker, null);
        entry.installation = installation;
        return entry.host;
    }

    /** Somebody starts a service in the vendor's console. */
    public synchronized void start(HostRef host) {
        Optional.ofNullable(services.get(host)).ifPresent(entry -> entry.suspended = false);
    }

    /** Somebody deletes a service in the vendor's console. */
    public synchronized void vanish(HostRef host) {
        services.remove(host);
    }

    /** The services of a worker. */
    public synchronized List<Service> services(WorkerId worker) {
        return services().stream()
                .filter(service -> service.worker().equals(worker))
                .toList();
    }

    /** All services. */
    public synchronized List<Service> services() {
        bringLate();
        return services.values().stream().map(Entry::snapshot).toList();
    }

    /** The services that cost money. */
    public synchronized List<Service> running() {
        return services().stream().filter(service -> !service.suspended()).toList();
    }

    /** A service, if it exists. */
    public synchronized Optional<Service> service(HostRef host) {
        return Optional.ofNullable(services.get(host)).map(Entry::snapshot);
    }

    /** How often the method was called. */
    public int calls(Operation operation) {
        return faults.calls(operation);
    }

    /** How often the method changed something at the vendor. */
    public synchronized int effects(Operation operation) {
        return effects.getOrDefault(operation, 0);
    }

    @Override
    public Search find(HostSearch wanted) {
        Fault fault = faults.begin(Operation.FIND);
        Search answer = search(wanted.workerId());
        crashAfter(Operation.FIND, fault);
        return switch (fault) {
            case Fault.Unavailable unavailable -> new Unavailable("no answer", unavailable.retryAfter());
            case Fault.LostAnswer lost -> new Unavailable("no answer", null);
            case Fault.Rejected rejected -> new Rejected(rejected.code(), "refused");
            case Fault.None none -> answer;
            case Fault.LateEffect lateEffect -> answer;
            case Fault.Queued queued -> answer;
            case Fault.CrashBefore crash -> answer;
            case Fault.CrashAfter crash -> answer;
        };
    }

    private synchronized Search search(WorkerId worker) {
        List<Service> found = services(worker);
        return switch (found.size()) {
            case 0 -> new NotFound();
            case 1 -> new Found(found.getFirst().host());
            default ->
                new Ambiguous("services " + found.stream().map(Service::host).toList());
        };
    }

    private void bringLate() {
        Instant now = clock.instant();
        late.removeIf(each -> {
            boolean comes = !now.isBefore(each.at());
            if (comes) {
                add(each.request().workerId(), each.request());
            }
            return comes;
        });
    }

    @Override
    public Creation create(HostRequest request) {
        Fault fault = faults.begin(Operation.CREATE);
        return switch (fault) {
            case Fault.Unavailable unavailable -> new NotMade("no connection", unavailable.retryAfter());
            case Fault.Rejected rejected -> new Rejected(rejected.code(), "refused");
            case Fault.Queued queued -> new Queued(queued.until());
            case Fault.LateEffect lateEffect -> later(request, lateEffect.after());
            case Fault.LostAnswer lost -> {
                make(request);
                yield new Unanswered("no answer");
            }
            case Fault.None none -> make(request);
            case Fault.CrashBefore crash -> make(request);
            case Fault.CrashAfter crash -> {
                make(request);
                throw new Crash(Operation.CREATE);
            }
        };
    }

    private synchronized Creation later(HostRequest request, Duration after) {
        late.add(new Late(request, clock.instant().plus(after)));
        return new Unanswered("no answer");
    }

    private synchronized Creation make(HostRequest request) {
        return new Created(add(request.workerId(), request).host);
    }

    @Override
    public Deploy deploy(HostRef host) {
        Fault fault = faults.begin(Operation.DEPLOY);
        Deploy answer = read(host);
        crashAfter(Operation.DEPLOY, fault);
        return switch (fault) {
            case Fault.Unavailable unavailable -> new Unavailable("no answer", unavailable.retryAfter());
            case Fault.LostAnswer lost -> new Unavailable("no answer", null);
            case Fault.Rejected rejected -> new Rejected(rejected.code(), "refused");
            case Fault.None none -> answer;
            case Fault.LateEffect lateEffect -> answer;
            case Fault.Queued queued -> answer;
            case Fault.CrashBefore crash -> answer;
            case Fault.CrashAfter crash -> answer;
        };
    }

    private synchronized Deploy read(HostRef host) {
        Entry entry = services.get(host);
        if (entry == null) {
            return new Vanished();
        }
        if (entry.looks < deployLooks) {
            entry.looks++;
            return new Deploying("build_in_progress");
        }
        Deploy end = entry.end;
        if (end == null) {
            end = deployEnd == null ? new DeployedAt("https://" + host + ".host.example") : deployEnd;
            entry.end = end;
        }
        return end;
    }

    @Override
    public Effect attachDomain(HostRef host, String domain) {
        return effect(Operation.ATTACH, host, entry -> entry.domains.add(domain));
    }

    @Override
    public Effect verifyDomain(HostRef host, String domain) {
        return effect(Operation.VERIFY, host, entry -> entry.domains.contains(domain) ? Boolean.FALSE : null);
    }

    @Override
    public Effect detachDomain(HostRef host, String domain) {
        return effect(Operation.DETACH, host, entry -> entry.domains.remove(domain) ? Boolean.TRUE : null);
    }

    @Override
    public Effect suspend(HostRef host) {
        return effect(Operation.SUSPEND, host, entry -> {
            boolean news = !entry.suspended;
            entry.suspended = true;
            return news;
        });
    }

    @Override
    public Effect resume(HostRef host) {
        return effect(Operation.RESUME, host, entry -> {
            boolean news = entry.suspended;
            if (news) {
                entry.suspended = false;
                entry.deploy();
            }
            return news;
        });
    }

    @Override
    public Effect delete(HostRef host) {
        return effect(Operation.DELETE, host, entry -> services.remove(host) != null);
    }

    @Override
    public Services hosted() {
        Fault fault = faults.begin(Operation.FIND);
        return fault instanceof Fault.Unavailable ? new Unknown("no answer") : new Hosted(listed());
    }

    private synchronized List<HostInventory.Service> listed() {
        bringLate();
        return services.values().stream().map(Entry::listed).toList();
    }

    @Override
    public synchronized Marking markOf(HostRef host) {
        Entry entry = services.get(host);
        if (faults.begin(Operation.FIND) instanceof Fault.Unavailable) {
            return new Unknown("no answer");
        }
        return entry == null ? new Missing() : new Marked(new Mark(entry.installation, entry.worker));
    }

    @Override
    public synchronized Domains domainsOf(HostRef host) {
        Entry entry = services.get(host);
        if (faults.begin(Operation.FIND) instanceof Fault.Unavailable) {
            return new Unknown("no answer");
        }
        return entry == null
                ? new Missing()
                : new Attached(entry.domains.stream()
                        .map(name -> new Domain(name, entry.createdAt))
                        .toList());
    }

    /** Returns whether something changed, or null when the thing does not exist. */
    private interface Change {
        @Nullable
        Boolean apply(Entry entry);
    }

    private Effect effect(Operation operation, HostRef host, Change change) {
        Fault fault = faults.begin(operation);
        return switch (fault) {
            case Fault.Unavailable unavailable -> new Effect.Unavailable("no answer", unavailable.retryAfter());
            case Fault.Rejected rejected -> new Effect.Rejected("refused");
            case Fault.LostAnswer lost -> {
                change(operation, host, change);
                yield new Effect.Unavailable("no answer", null);
            }
            case Fault.CrashAfter crash -> {
                change(operation, host, change);
                throw new Crash(operation);
            }
            case Fault.None none -> change(operation, host, change);
            case Fault.LateEffect lateEffect -> change(operation, host, change);
            case Fault.Queued queued -> change(operation, host, change);
            case Fault.CrashBefore crash -> change(operation, host, change);
        };
    }

    private synchronized Effect change(Operation operation, HostRef host, Change change) {
        Entry entry = services.get(host);
        Boolean changed = entry == null ? null : change.apply(entry);
        if (changed == null) {
            return new Effect.Missing();
        }
        if (changed) {
            effects.merge(operation, 1, Integer::sum);
        }
        return new Effect.Done();
    }

    private static void crashAfter(Operation operation, Fault fault) {
        if (fault instanceof Fault.CrashAfter) {
            throw new Crash(operation);
        }
    }

    private Entry add(WorkerId worker, @Nullable HostRequest request) {
        if (request != null) {
            effects.merge(Operation.CREATE, 1, Integer::sum);
        }
        lastRef++;
        Entry entry = new Entry(new HostRef("srv-" + lastRef), worker, request, clock.instant());
        entry.deploy();
        services.put(entry.host, entry);
        return entry;
    }

    private static final class Entry {
        private final HostRef host;
        private final WorkerId worker;
        private final @Nullable HostRequest request;
        private final Set<String> domains = new TreeSet<>();
        private boolean suspended;
        private int deploys;
        private int looks;
        private @Nullable Deploy end;
        private final Instant createdAt;
        private @Nullable String installation;

        Entry(HostRef host, WorkerId worker, @Nullable HostRequest request, Instant createdAt) {
            this.host = host;
            this.worker = worker;
            this.request = request;
            this.createdAt = createdAt;
            installation = request == null ? null : INSTALLATION;
        }

        HostInventory.Service listed() {
            boolean named = installation != null;
            return new HostInventory.Service(
                    host,
                    named ? "den-worker-" + worker : "den-worker-old",
                    named ? worker : null,
                    suspended,
                    host + ".host.example",
                    createdAt);
        }

        void deploy() {
            deploys++;
            looks = 0;
            end = null;
        }

        Service snapshot() {
            return new Service(host, worker, request, suspended, domains, deploys);
        }
    }

    private record Late(HostRequest request, Instant at) {}
}
