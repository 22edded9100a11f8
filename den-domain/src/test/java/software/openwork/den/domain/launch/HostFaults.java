package software.openwork.den.domain.launch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.openwork.den.domain.launch.FakeWorkerHost.Crash;
import software.openwork.den.domain.launch.FakeWorkerHost.Fault;
import software.openwork.den.domain.launch.FakeWorkerHost.Operation;

/** What goes wrong with which call of {@link FakeWorkerHost}, and how many there were. Safe for use by many threads. */
final class HostFaults {

    private final Map<Operation, Deque<Fault>> scripts = new EnumMap<>(Operation.class);
    private final Map<Operation, Fault> standing = new EnumMap<>(Operation.class);
    private final Map<Operation, Runnable> hooks = new EnumMap<>(Operation.class);
    private final Map<Operation, Integer> calls = new EnumMap<>(Operation.class);

    synchronized void next(Operation operation, Fault... faults) {
        scripts.computeIfAbsent(operation, any -> new ArrayDeque<>()).addAll(List.of(faults));
    }

    synchronized void always(Operation operation, Fault fault) {
        standing.put(operation, fault);
    }

    synchronized void before(Operation operation, Runnable hook) {
        hooks.put(operation, hook);
    }

    synchronized void heal() {
        scripts.clear();
        standing.clear();
        hooks.clear();
    }

    synchronized int calls(Operation operation) {
        return calls.getOrDefault(operation, 0);
    }

    /** A call begins: counts it, runs its hook outside any lock of this, and says what goes wrong with it. */
    Fault begin(Operation operation) {
        Runnable hook;
        Fault fault;
        synchronized (this) {
            calls.merge(operation, 1, Integer::sum);
            hook = hooks.get(operation);
            Fault scripted = scripts.getOrDefault(operation, new ArrayDeque<>()).poll();
            fault = scripted == null ? standing.getOrDefault(operation, new Fault.None()) : scripted;
        }
        if (hook != null) {
            hook.run();
        }
        if (fault instanceof Fault.CrashBefore) {
            throw new Crash(operation);
        }
        return fault;
    }
}
