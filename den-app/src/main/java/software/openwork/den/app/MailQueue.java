package software.openwork.den.app;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Where mail waits to be sent: two at a time, and no more than can be sent in some minutes. */
final class MailQueue implements Executor, AutoCloseable {

    private static final int AT_ONCE = 2;
    private static final int WAITING = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("mail-", 1).factory());

    MailQueue() {
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }

    /** What waits is sent within seconds, or not at all. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }
}
