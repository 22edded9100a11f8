package software.openwork.den.mysql;

import java.time.Instant;
import java.time.InstantSource;
import software.openwork.den.application.job.DeliveryJobs;

/** Writes db-scheduler's table itself, as {@link MysqlJobs} does, to be part of the transaction. */
final class MysqlDeliveryJobs implements DeliveryJobs {

    static final String TASK = "delivery";

    private final Database database;
    private final InstantSource clock;
    private volatile Runnable poll = () -> {};

    MysqlDeliveryJobs(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What looks for due jobs on this instance; elsewhere they are found by polling. */
    void onWake(Runnable action) {
        poll = action;
    }

    @Override
    public void wake(String id, Instant due) {
        database.with(handle -> handle.createUpdate("""
                        INSERT INTO scheduled_tasks
                          (task_name, task_instance, task_data, execution_time, picked, version)
                        VALUES (:task, :id, :cause, :due, FALSE, 1)
                        ON DUPLICATE KEY UPDATE execution_time = LEAST(execution_time, CAST(:due AS DATETIME(6))),
                          task_data = COALESCE(:cause, task_data)
                        """)
                .bind("cause", JobCause.kept())
                .bind("task", TASK)
                .bind("id", id)
                .bind("due", Utc.literal(due))
                .execute());
        if (!due.isAfter(clock.instant())) {
            database.afterCommit(poll);
        }
    }
}
