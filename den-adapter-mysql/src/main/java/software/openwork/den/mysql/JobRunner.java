package software.openwork.den.mysql;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.Waiter;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.openwork.den.application.job.Chore;
import software.openwork.den.application.job.DeliveryJob;
import software.openwork.den.application.job.WorkerJob;
import software.openwork.den.application.observe.Observer;
import software.openwork.den.domain.worker.WorkerId;

/** Runs the jobs of this instance with db-scheduler. */
final class JobRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration HAND_OVER = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final int DOUBLINGS = 6;

    private final MysqlJobs jobs;
    private final WorkerJob job;
    private final MysqlDeliveryJobs deliveries;
    private final DeliveryJob deliveryJob;
    private final InstantSource clock;
    private final Scheduler scheduler;

    private JobRunner(
            Database database,
            DataSource source,
            MysqlJobs jobs,
            WorkerJob job,
            MysqlDeliveryJobs deliveries,
            DeliveryJob deliveryJob,
            int threads,
            List<Chore> chores,
            InstantSource clock,
            Observer observer) {
        this.jobs = jobs;
        this.job = job;
        this.deliveries = deliveries;
        this.deliveryJob = deliveryJob;
        this.clock = clock;
        scheduler = scheduler(database, source, threads, chores, observer);
    }

    static JobRunner start(
            Database database,
            DataSource source,
            MysqlJobs jobs,
            WorkerJob job,
            MysqlDeliveryJobs deliveries,
            DeliveryJob deliveryJob,
            int threads,
            List<Chore> chores,
            InstantSource clock,
            Observer observer) {
        JobRunner runner =
                new JobRunner(database, source, jobs, job, deliveries, deliveryJob, threads, chores, clock, observer);
        runner.scheduler.start();
        deliveries.onWake(runner.scheduler::triggerCheckForDueExecutions);
        jobs.onWake(runner.scheduler::triggerCheckForDueExecutions);
        return runner;
    }

    /** Takes no more jobs, lets the running ones end, interrupts those that take too long. Others revive them. */
    @Override
    public void close() {
        jobs.onWake(() -> {});
        deliveries.onWake(() -> {});
        scheduler.stop();
    }

    private Scheduler scheduler(
            Database database, DataSource source, int threads, List<Chore> chores, Observer observer) {
        ThreadFactory factory = Thread.ofVirtual().name("job-", 0).factory();
        return new Polling(source, List.of(workerTask(), deliveryTask()))
                .startTasks(recurring(chores))
                .addSchedulerListener(new RunListener(jobs, observer))
                .serializer(new TextSerializer())
                .pollingInterval(POLL_INTERVAL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .enableImmediateExecution()
                .threads(threads)
                // The pool is the limit: db-scheduler hands over all that it fetched.
                .executorService(
                        Executors.newFixedThreadPool(threads, work -> factory.newThread(database.forJobs(work))))
                // The default asks for the name of this host, which may take seconds.
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .jdbcCustomization(new UtcCustomization())
                .alwaysPersistTimestampInUTC()
                .clock(clock::instant)
                .shutdownMaxWait(HAND_OVER)
                .build();
    }

    private List<RecurringTask<Void>> recurring(List<Chore> chores) {
        return Stream.concat(
                        Stream.of(new Chore(
                                "revive", new Chore.Every(MysqlJobs.REVIVAL_INTERVAL), () -> jobs.revive(job))),
                        chores.stream())
                .map(chore -> Tasks.recurring(chore.name(), schedule(chore.when()))
                        .execute((instance, context) -> chore.work().run()))
                .toList();
    }

    private static Schedule schedule(Chore.When when) {
        return switch (when) {
            case Chore.Every(Duration pause) -> FixedDelay.of(pause);
            case Chore.Nightly(LocalTime time) -> Schedules.daily(ZoneOffset.UTC, time);
        };
    }

    private Task<String> workerTask() {
        return Tasks.custom(MysqlJobs.TASK, String.class)
                .onFailure((complete, operations) -> operations.reschedule(
                        complete, clock.instant().plus(pauseAfter(complete.getExecution().consecutiveFailures))))
                .onDeadExecution((complete, operations) -> operations.reschedule(complete, clock.instant()))
                .execute((instance, context) -> run(new WorkerId(instance.getId()), instance.getData()));
    }

    /** One job an event, which nobody wants a second time: no wish can come during a run. */
    private Task<String> deliveryTask() {
        return Tasks.custom(MysqlDeliveryJobs.TASK, String.class)
                .onFailure((complete, operations) -> operations.reschedule(
                        complete, clock.instant().plus(pauseAfter(complete.getExecution().consecutiveFailures))))
                .onDeadExecution((complete, operations) -> operations.reschedule(complete, clock.instant()))
                .execute((instance, context) -> {
                    Optional<Instant> next =
                            JobCause.during(instance.getData(), () -> deliveryJob.run(instance.getId()));
                    return (complete, operations) -> {
                        if (next.isPresent()) {
                            operations.reschedule(complete, next.get());
                        } else {
                            operations.remove();
                        }
                    };
                });
    }

    private CompletionHandler<String> run(WorkerId worker, @Nullable String cause) {
        Optional<Instant> next = JobCause.during(cause, () -> job.run(worker));
        return (complete, operations) -> finish(worker, next, complete, operations);
    }

    /**
     * db-scheduler's end of a run overwrites or removes a wish that came during it. Whoever wished stored the reason in
     * the same transaction, which is over when the row could be written; so the stored state is asked afterwards.
     */
    private void finish(
            WorkerId worker,
            Optional<Instant> next,
            ExecutionComplete complete,
            ExecutionOperations<String> operations) {
        if (next.isPresent()) {
            operations.reschedule(complete, next.get());
        } else {
            operations.remove();
        }
        try {
            job.due(worker)
                    .filter(due -> next.isEmpty() || due.isBefore(next.get()))
                    .ifPresent(due -> jobs.wake(worker, due));
        } catch (RuntimeException e) {
            LOG.warn("Could not see whether the job of worker {} is wanted again; it will be revived", worker, e);
        }
    }

    private static Duration pauseAfter(int failures) {
        Duration pause = Duration.ofSeconds(1L << Math.min(failures, DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** Waits by the machine's clock; the one that is passed in says what is due, and may stand still in tests. */
    private static final class Polling extends SchedulerBuilder {

        Polling(DataSource source, List<Task<?>> tasks) {
            super(source, tasks);
        }

        @Override
        protected Waiter buildWaiter() {
            return new Waiter(poolingInterval);
        }
    }
}
