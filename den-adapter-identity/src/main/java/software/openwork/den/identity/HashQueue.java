package software.openwork.den.identity;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Computes hashes on platform threads of its own, first come, first served. On the caller's virtual thread a hash would
 * keep a carrier for all of its 90 ms, and as many sign-ins as there are processors would stop every other request.
 */
final class HashQueue implements AutoCloseable {

    static final Duration HASH_TIME = Duration.ofMillis(90);

    private final ThreadPoolExecutor threads;

    HashQueue(int atOnce, int waiting) {
        threads = new ThreadPoolExecutor(
                atOnce,
                atOnce,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().name("den-hash-", 0).daemon().factory());
    }

    /** Waits for a turn and the result; empty when too many wait, the caller is interrupted or the queue is closed. */
    <T> Optional<T> compute(Callable<T> hash) {
        FutureTask<T> task = new FutureTask<>(hash);
        try {
            threads.execute(task);
            return Optional.of(task.get());
        } catch (RejectedExecutionException | CancellationException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            task.cancel(false);
            threads.remove(task);
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            // what was asked in between may have failed, and whoever asked knows what that means
            throw e.getCause() instanceof RuntimeException failed
                    ? failed
                    : new IllegalStateException("hash not computed", e.getCause());
        }
    }

    /** How long those who wait now will take. */
    Duration backlog() {
        return HASH_TIME.multipliedBy(waiting() + 1L).dividedBy(threads.getMaximumPoolSize());
    }

    int waiting() {
        return threads.getQueue().size();
    }

    @Override
    public void close() {
        threads.shutdown();
        for (Runnable waiting : threads.getQueue()) {
            ((Future<?>) waiting).cancel(false);
        }
    }
}
