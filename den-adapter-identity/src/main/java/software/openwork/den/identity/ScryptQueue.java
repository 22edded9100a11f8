package software.openwork.den.identity;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A queue for hashes that is made when the first one is asked for: how many it computes at once depends on what
 * computes them, and to find that out libraries are loaded, for which a start has no time.
 */
final class ScryptQueue implements AutoCloseable {

    private final Supplier<Scrypt> choice;
    private final Function<Scrypt, HashLimits> limits;

    /** No monitor, in which a virtual thread that waits would keep its carrier. */
    private final ReentrantLock lock = new ReentrantLock();

    private volatile @Nullable Made made;
    private boolean closed;

    ScryptQueue(Supplier<Scrypt> choice, Function<Scrypt, HashLimits> limits) {
        this.choice = choice;
        this.limits = limits;
    }

    /** As {@link HashQueue#compute}. */
    <T> Optional<T> compute(Function<Scrypt, T> hash) {
        return made().flatMap(now -> now.queue.compute(() -> hash.apply(now.scrypt)));
    }

    /** As {@link HashQueue#backlog}. */
    Duration backlog() {
        Made now = made;
        return now == null ? HashQueue.HASH_TIME : now.queue.backlog();
    }

    private Optional<Made> made() {
        Made now = made;
        if (now != null) {
            return Optional.of(now);
        }
        lock.lock();
        try {
            if (made == null && !closed) {
                Scrypt scrypt = choice.get();
                HashLimits most = limits.apply(scrypt);
                made = new Made(scrypt, new HashQueue(most.atOnce(), most.waiting()));
            }
            return Optional.ofNullable(made);
        } finally {
            lock.unlock();
        }
    }

    /** As {@link HashQueue#close}. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            Made now = made;
            if (now != null) {
                now.queue.close();
            }
        } finally {
            lock.unlock();
        }
    }

    private record Made(Scrypt scrypt, HashQueue queue) {}
}
