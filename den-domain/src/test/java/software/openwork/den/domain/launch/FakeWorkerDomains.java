package software.openwork.den.domain.launch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.sweep.DomainInventory;
import software.openwork.den.domain.sweep.Mark;
import software.openwork.den.domain.time.SettableClock;
import software.openwork.den.domain.worker.WorkerId;

/** A DNS zone in memory, with faults on demand. Safe for use by many threads. */
public final class FakeWorkerDomains implements WorkerDomains, DomainInventory {

    /** What goes wrong with a call. */
    public enum Fault {
        /** Nothing does. */
        NONE,
        /** Nothing happens, and there is no usable answer. */
        UNAVAILABLE,
        /** It happens, but the answer is lost. */
        LOST_ANSWER,
        /** Refused for good. */
        REJECTED
    }

    private final InstantSource clock;
    private final Map<String, String> records = new TreeMap<>();
    private final Map<String, Mark> marks = new TreeMap<>();
    private final Map<String, Instant> times = new TreeMap<>();
    private final Deque<Fault> script = new ArrayDeque<>();
    private Fault standing = Fault.NONE;
    private int calls;
    private int effects;

    /** A zone whose clock stands still. */
    public FakeWorkerDomains() {
        this(new SettableClock());
    }

    /** A zone with that clock. */
    public FakeWorkerDomains(InstantSource clock) {
        this.clock = clock;
    }

    /** Somebody else makes a record. */
    public synchronized void given(String name, String target, Mark mark) {
        records.put(name, target);
        marks.put(name, mark);
        times.put(name, clock.instant());
    }

    /** Faults of the next calls, in their order. */
    public synchronized FakeWorkerDomains next(Fault... faults) {
        script.addAll(List.of(faults));
        return this;
    }

    /** The fault of every call for which none is scripted; {@code NONE} to heal. */
    public synchronized FakeWorkerDomains always(Fault fault) {
        standing = fault;
        return this;
    }

    /** Where a name points. */
    public synchronized Optional<String> target(String name) {
        return Optional.ofNullable(records.get(name));
    }

    /** Every record: target by name. */
    public synchronized Map<String, String> records() {
        return Map.copyOf(records);
    }

    /** How often a method was called. */
    public synchronized int calls() {
        return calls;
    }

    /** How often a call changed the zone. */
    public synchronized int effects() {
        return effects;
    }

    @Override
    public synchronized Effect point(String name, String target) {
        return answer(() -> {
            if (!target.equals(records.put(name, target))) {
                effects++;
            }
            marks.put(name, new Mark(FakeWorkerHost.INSTALLATION, new WorkerId(name.split("\\.", 2)[0])));
            times.putIfAbsent(name, clock.instant());
            return new Effect.Done();
        });
    }

    @Override
    public synchronized Effect remove(String name) {
        return answer(() -> {
            @Nullable String old = records.remove(name);
            if (old == null) {
                return new Effect.Missing();
            }
            effects++;
            return new Effect.Done();
        });
    }

    @Override
    public synchronized Aliases aliases() {
        calls++;
        Fault scripted = script.poll();
        if ((scripted == null ? standing : scripted) != Fault.NONE) {
            return new Unknown("no answer");
        }
        return new Listed(records.entrySet().stream()
                .map(each -> new Alias(
                        "rec-" + each.getKey(),
                        each.getKey(),
                        each.getValue(),
                        marks.getOrDefault(each.getKey(), Mark.NONE),
                        times.get(each.getKey())))
                .toList());
    }

    private interface Call {
        Effect run();
    }

    private Effect answer(Call call) {
        calls++;
        Fault scripted = script.poll();
        return switch (scripted == null ? standing : scripted) {
            case NONE -> call.run();
            case UNAVAILABLE -> new Effect.Unavailable("no answer", null);
            case LOST_ANSWER -> {
                Effect unused = call.run();
                yield new Effect.Unavailable("no answer", null);
            }
            case REJECTED -> new Effect.Rejected("refused");
        };
    }
}
