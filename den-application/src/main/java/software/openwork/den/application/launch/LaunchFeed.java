package software.openwork.den.application.launch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.openwork.den.application.storage.StorageUnavailableException;
import software.openwork.den.domain.launch.LaunchEvent;
import software.openwork.den.domain.launch.LaunchRepository;
import software.openwork.den.domain.worker.WorkerId;

/**
 * Tells watchers that a launch may have news. News made by this instance are told at once, those of other instances
 * are found by asking the database: one small query for all watched workers together, and none while nobody
 * watches.
 */
public final class LaunchFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LaunchFeed.class);

    private final LaunchRepository launches;
    private final Duration interval;
    private final Map<WorkerId, List<Watcher>> watchers = new ConcurrentHashMap<>();
    private @Nullable Thread poller;
    private volatile boolean closed;

    /**
     * A feed that sleeps until the first watcher comes.
     *
     * @param launches where the events are
     * @param interval between two looks
     */
    public LaunchFeed(LaunchRepository launches, Duration interval) {
        this.launches = launches;
        this.interval = interval;
    }

    /**
     * Starts watching a worker.
     *
     * @param worker whose launch
     * @param after number of the newest event that the watcher knows
     * @return to be closed by the caller
     */
    public Watcher watch(WorkerId worker, long after) {
        Watcher watcher = new Watcher(worker, after);
        watchers.compute(worker, (id, list) -> {
            List<Watcher> all = list == null ? new CopyOnWriteArrayList<>() : list;
            all.add(watcher);
            return all;
        });
        startPolling();
        return watcher;
    }

    /**
     * A launch has news, stored already.
     *
     * @param worker whose
     */
    public void notice(WorkerId worker) {
        watchers.getOrDefault(worker, List.of()).forEach(Watcher::wake);
    }

    /** Ends the polling and wakes all watchers, which are then told to end. */
    @Override
    public void close() {
        closed = true;
        synchronized (this) {
            if (poller != null) {
                poller.interrupt();
            }
        }
        watchers.values().forEach(list -> list.forEach(Watcher::wake));
    }

    private synchronized void startPolling() {
        if (poller == null && !closed) {
            poller = Thread.ofVirtual().name("launch-feed").start(this::poll);
        }
    }

    private void poll() {
        while (!closed) {
            try {
                Thread.sleep(interval);
                look();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            } catch (StorageUnavailableException away) {
                LOG.debug("watchers are told later: {}", away.getMessage());
            }
            synchronized (this) {
                if (watchers.isEmpty()) {
                    poller = null;
                    return;
                }
            }
        }
    }

    private void look() {
        Set<WorkerId> watched = Set.copyOf(watchers.keySet());
        if (watched.isEmpty()) {
            return;
        }
        launches.newest(watched)
                .forEach((worker, newest) -> watchers.getOrDefault(worker, List.of()).stream()
                        .filter(watcher -> watcher.seen < newest)
                        .forEach(Watcher::wake));
    }

    /** Somebody who follows one launch. Used by one thread. */
    public final class Watcher implements AutoCloseable {

        private final WorkerId worker;
        private final Semaphore news = new Semaphore(0);
        private volatile long seen;

        private Watcher(WorkerId worker, long after) {
            this.worker = worker;
            this.seen = after;
        }

        /**
         * Waits until there may be news.
         *
         * @param patience at most so long
         * @return the events after those seen before; empty when there were none in that time
         * @throws InterruptedException when the thread is asked to stop
         */
        public List<LaunchEvent> await(Duration patience) throws InterruptedException {
            List<LaunchEvent> events = read();
            if (events.isEmpty() && !closed && news.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                news.drainPermits();
                events = read();
            }
            return events;
        }

        /**
         * Whether the server is going down: the stream should end, and the client come back elsewhere.
         *
         * @return true if so
         */
        public boolean isEnding() {
            return closed;
        }

        private List<LaunchEvent> read() {
            List<LaunchEvent> events = launches.events(worker, seen, 100);
            if (!events.isEmpty()) {
                seen = events.getLast().seq();
            }
            return events;
        }

        private void wake() {
            news.release();
        }

        @Override
        public void close() {
            watchers.computeIfPresent(worker, (id, list) -> {
                list.remove(this);
                return list.isEmpty() ? null : list;
            });
        }
    }
}
