package software.openwork.den.application.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import software.openwork.den.domain.memory.InMemoryDatabase;
import software.openwork.den.domain.worker.WorkerId;

/** Jobs of an {@link InMemoryDatabase}: run by hand with {@link #runDue}, or in the background after {@link #start}. */
public final class InMemoryJobs implements Jobs {

    private static final Duration RETRY_PAUSE = Duration.ofMillis(50);

    private final InMemoryDatabase database;
    private final InstantSource clock;
    private final Set<WorkerId> running = ConcurrentHashMap.newKeySet();

    public InMemoryJobs(InMemoryDatabase database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void wake(WorkerId worker, Instant due) {
        database.atomically(() -> table().merge(worker, due, (a, b) -> a.isBefore(b) ? a : b));
    }

    /** When the worker's job runs next. */
    public Optional<Instant> scheduled(WorkerId worker) {
        return database.atomically(() -> Optional.ofNullable(table().get(worker)));
    }

    /** When the next job of all runs. */
    public Optional<Instant> nextDue() {
        return database.atomically(() -> table().values().stream().min(Instant::compareTo));
    }

    /** Runs every job that is due now, once, in this thread, and returns how many there were. */
    public int runDue(WorkerJob job) {
        List<WorkerId> due = due();
        due.forEach(worker -> run(job, worker));
        return due.size();
    }

    /** Runs jobs in the background, at most so many at once, until it is closed; running ones end first. */
    public AutoCloseable start(WorkerJob job, int threads) {
        ExecutorService runs = Executors.newFixedThreadPool(threads);
        ScheduledExecutorService poll = Executors.newSingleThreadScheduledExecutor();
        ScheduledFuture<?> polling = poll.scheduleWithFixedDelay(
                () -> due().stream()
                        .filter(running::add)
                        .forEach(worker -> runs.execute(() -> {
                            try {
                                run(job, worker);
                            } finally {
                                running.remove(worker);
                            }
                        })),
                0,
                2,
                TimeUnit.MILLISECONDS);
        return () -> {
            polling.cancel(false);
            poll.close();
            runs.close();
        };
    }

    private List<WorkerId> due() {
        Instant now = clock.instant();
        return database.atomically(() -> table().entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .toList());
    }

    private void run(WorkerJob job, WorkerId worker) {
        Instant next;
        try {
            next = job.run(worker).orElse(null);
        } catch (RuntimeException e) {
            next = clock.instant().plus(RETRY_PAUSE);
        }
        reschedule(worker, next);
        job.due(worker).ifPresent(due -> wake(worker, due));
    }

    private void reschedule(WorkerId worker, Instant next) {
        database.atomically(() -> {
            if (next == null) {
                table().remove(worker);
            } else {
                table().put(worker, next);
            }
        });
    }

    private Map<WorkerId, Instant> table() {
        return database.table("job");
    }
}
