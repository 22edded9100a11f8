package software.openwork.den.application.worker;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.openwork.den.domain.account.UserId;

/**
 * Lets those who would wait for the same row of the database wait here, where they hold no connection: otherwise one
 * person's rush takes all of them. Order between instances is kept by the row itself. Safe for use by many threads.
 */
final class Turns {

    /** People with the same remainder share a turn now and then, which costs them a moment. */
    private static final int STRIPES = 256;

    private final ReentrantLock[] locks =
            IntStream.range(0, STRIPES).mapToObj(i -> new ReentrantLock(true)).toArray(ReentrantLock[]::new);

    <T> T take(UserId user, Supplier<T> work) {
        ReentrantLock lock = locks[Math.floorMod(user.hashCode(), STRIPES)];
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
