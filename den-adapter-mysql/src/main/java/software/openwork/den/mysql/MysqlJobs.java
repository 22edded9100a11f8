package software.openwork.den.mysql;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import software.openwork.den.application.job.Jobs;
import software.openwork.den.application.job.WorkerJob;
import software.openwork.den.domain.worker.WorkerId;

/** Wakes by writing db-scheduler's table itself: its client would use a connection outside the transaction. */
final class MysqlJobs implements Jobs {

    static final String TASK = "worker";
    static final Duration REVIVAL_INTERVAL = Duration.ofSeconds(60);

    private final Database database;
    private final InstantSource clock;
    private volatile Runnable poll = () -> {};
    private volatile Instant lastEnd;

    MysqlJobs(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        lastEnd = clock.instant();
    }

    /** What looks for due jobs on this instance; elsewhere they are found by polling. */
    void onWake(Runnable action) {
        poll = action;
    }

    // The version is left alone, else a run that is under way could not report its end. The row stays locked until the
    // caller's transaction ends, so that the end of that run comes after it and sees what it stored (JobRunner.finish).
    @Override
    public void wake(WorkerId worker, Instant due) {
        database.with(handle -> handle.createUpdate("""
                        INSERT INTO scheduled_tasks
                          (task_name, task_instance, task_data, execution_time, picked, version)
                        VALUES (:task, :worker, :cause, :due, FALSE, 1)
                        ON DUPLICATE KEY UPDATE execution_time = LEAST(execution_time, CAST(:due AS DATETIME(6))),
                          task_data = COALESCE(:cause, task_data)
                        """)
                .bind("cause", JobCause.kept())
                .bind("task", TASK)
                .bind("worker", worker.value())
                .bind("due", Utc.literal(due))
                .execute());
        if (!due.isAfter(clock.instant())) {
            database.afterCommit(poll);
        }
    }

    /** This instance has ended a run. */
    void ended() {
        lastEnd = clock.instant();
    }

    /** How long ago this instance ended a run, or was made. */
    Duration idle() {
        return Duration.between(lastEnd, clock.instant());
    }

    /** Finds again what a crash between a run's end and the look at later wishes has lost. */
    void revive(WorkerJob job) {
        List<String> open = database.with(handle -> handle.createQuery("""
                        SELECT w.worker_id FROM (
                          SELECT worker_id FROM worker_launch WHERE terminal = FALSE
                          UNION SELECT worker_id FROM worker_teardown WHERE finished_at IS NULL
                        ) w
                        LEFT JOIN scheduled_tasks t ON t.task_name = :task AND t.task_instance = w.worker_id
                        WHERE t.task_instance IS NULL OR t.execution_time > :soon
                        UNION SELECT f.worker_id FROM worker_launch f
                        LEFT JOIN scheduled_tasks t ON t.task_name = :task AND t.task_instance = f.worker_id
                        WHERE f.state = 'failed' AND t.task_instance IS NULL
                        """)
                .bind("task", TASK)
                .bind("soon", Utc.literal(clock.instant().plus(REVIVAL_INTERVAL)))
                .mapTo(String.class)
                .list());
        open.stream().map(WorkerId::new).forEach(worker -> job.due(worker).ifPresent(due -> wake(worker, due)));
    }
}
