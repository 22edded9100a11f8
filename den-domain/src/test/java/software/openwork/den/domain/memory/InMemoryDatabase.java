package software.openwork.den.domain.memory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The tables behind the in-memory repositories: one thread at a time, and what a transaction wrote is undone when it
 * throws. Rows are immutable, so copying the maps is copying the tables.
 */
public final class InMemoryDatabase {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Map<Object, Object>> tables = new LinkedHashMap<>();

    /** The rows of a table, only to be touched within {@link #atomically}. */
    @SuppressWarnings("unchecked") // each table has one user
    public <K, V> Map<K, V> table(String name) {
        return (Map<K, V>) tables.computeIfAbsent(name, key -> new LinkedHashMap<>());
    }

    /** Whether this thread is within {@link #atomically}. */
    public boolean isInTransaction() {
        return lock.isHeldByCurrentThread();
    }

    /** Does all of the work or none of it; inside another one it is part of that. */
    public <T> T atomically(Supplier<T> work) {
        if (lock.isHeldByCurrentThread()) {
            return work.get();
        }
        lock.lock();
        try {
            Map<String, Map<Object, Object>> before = copy();
            try {
                return work.get();
            } catch (RuntimeException | Error e) {
                restore(before);
                throw e;
            }
        } finally {
            lock.unlock();
        }
    }

    /** The same for work without a result. */
    public void atomically(Runnable work) {
        atomically(() -> {
            work.run();
            return true;
        });
    }

    private Map<String, Map<Object, Object>> copy() {
        Map<String, Map<Object, Object>> copy = new LinkedHashMap<>();
        tables.forEach((name, rows) -> copy.put(name, new LinkedHashMap<>(rows)));
        return copy;
    }

    private void restore(Map<String, Map<Object, Object>> before) {
        tables.forEach((name, rows) -> {
            rows.clear();
            rows.putAll(before.getOrDefault(name, Map.of()));
        });
    }
}
