package software.openwork.den.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.openwork.den.application.job.WorkerJob;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.launch.Launch;
import software.openwork.den.domain.launch.LaunchState;
import software.openwork.den.domain.launch.LaunchStep;
import software.openwork.den.domain.launch.Teardown;
import software.openwork.den.domain.org.OrgId;
import software.openwork.den.domain.worker.WorkerId;

/** What happens between instances, and after one of them died. */
class JobRunnerTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestDatabase schema = TestDatabase.fresh();
    private final Rows rows = new Rows(schema);
    private final InstantSource clock = InstantSource.system();
    private final List<JobRunner> runners = new ArrayList<>();
    private HikariDataSource pool;
    private Database database;
    private MysqlJobs jobs;

    @BeforeEach
    void open() {
        Adapters.migrated(schema).close();
        pool = ConnectionPool.open(schema.config(6));
        database = new Database(pool);
        jobs = new MysqlJobs(database, clock);
    }

    @AfterEach
    void close() {
        runners.forEach(JobRunner::close);
        pool.close();
    }

    @Test
    void shouldTakeUpWhatADeadInstanceLeft() {
        WorkerId worker = newId();
        Recorder recorder = new Recorder();
        rows.execute(
                "INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by,"
                        + " last_heartbeat, version) VALUES ('worker', ?, ?, TRUE, 'dead', ?, 2)",
                worker.value(),
                now().minusSeconds(30),
                now().minusSeconds(9));

        start(jobs, recorder);

        await().atMost(SOON).until(() -> recorder.runs(worker) == 1);
    }

    @Test
    void shouldLeaveAloneWhatALivingInstanceRuns() {
        WorkerId worker = newId();
        Recorder recorder = new Recorder();
        rows.execute(
                "INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by,"
                        + " last_heartbeat, version) VALUES ('worker', ?, ?, TRUE, 'alive', ?, 2)",
                worker.value(),
                now().minusSeconds(30),
                now().plusSeconds(60));

        start(jobs, recorder);

        await().during(Duration.ofSeconds(3)).atMost(SOON).until(() -> recorder.runs(worker) == 0);
    }

    @Test
    void shouldNotRunOneWorkerOnTwoInstancesAtOnce() {
        WorkerId worker = newId();
        AtomicInteger at = new AtomicInteger();
        AtomicInteger runs = new AtomicInteger();
        AtomicBoolean overlapped = new AtomicBoolean();
        WorkerJob job = new Recorder() {
            @Override
            public Optional<Instant> run(WorkerId id) {
                overlapped.compareAndSet(false, at.incrementAndGet() > 1);
                pause(10);
                at.decrementAndGet();
                return runs.incrementAndGet() < 40 ? Optional.of(now()) : Optional.empty();
            }
        };

        start(jobs, job);
        start(new MysqlJobs(database, clock), job);

        for (int i = 0; i < 30; i++) {
            jobs.wake(worker, now());
            pause(10);
        }

        await().atMost(SOON).until(() -> runs.get() >= 40);
        assertThat(overlapped).isFalse();
    }

    @Test
    void shouldReviveUnfinishedLaunchesAndTeardownsThatNoJobLooksAfter() {
        Recorder recorder = new Recorder();
        WorkerId launching = launch(new LaunchState.Requested());
        WorkerId leaving = teardown(null);
        WorkerId scheduled = launch(new LaunchState.Requested());
        WorkerId forgotten = launch(new LaunchState.Requested());
        WorkerId live = launch(new LaunchState.Cancelled(LaunchStep.LIVE));
        WorkerId gone = teardown(now());
        jobs.wake(scheduled, now().plusSeconds(5));
        jobs.wake(forgotten, now().plusSeconds(86_400));
        Instant due = now().minusSeconds(1);
        List.of(launching, leaving, scheduled, forgotten, live, gone).forEach(id -> recorder.wish(id, due));

        jobs.revive(recorder);

        assertThat(stored(launching)).isEqualTo(due);
        assertThat(stored(leaving)).isEqualTo(due);
        assertThat(stored(forgotten)).isEqualTo(due);
        assertThat(stored(scheduled)).isAfter(now());
        assertThat(jobRows(live)).isZero();
        assertThat(jobRows(gone)).isZero();
    }

    @Test
    void shouldStoreDueTimesAsUtcToTheMillisecond() {
        WorkerId worker = newId();
        Instant due = Instant.parse("2026-03-29T01:30:00.123Z");

        jobs.wake(worker, due);

        assertThat(rows.query("SELECT CAST(execution_time AS CHAR) FROM scheduled_tasks", row -> row.getString(1)))
                .containsExactly("2026-03-29 01:30:00.123000");
        jobs.wake(worker, due.plusMillis(1));
        jobs.wake(worker, due.minusMillis(1));
        assertThat(stored(worker)).isEqualTo(due.minusMillis(1));
    }

    private void start(MysqlJobs woken, WorkerJob job) {
        MysqlDeliveryJobs deliveries = new MysqlDeliveryJobs(database, clock);
        runners.add(
                JobRunner.start(database, pool, woken, job, deliveries, id -> Optional.empty(), 4, () -> {}, clock));
    }

    private WorkerId launch(LaunchState state) {
        WorkerId id = newId();
        Launch launch = new Launch(
                id,
                new OrgId("o"),
                new UserId("u"),
                null,
                "L-1",
                state,
                now(),
                now(),
                0,
                now(),
                null,
                false,
                0,
                0,
                now());
        new MysqlLaunches(database).insert(launch, List.of());
        return id;
    }

    private WorkerId teardown(Instant finishedAt) {
        WorkerId id = newId();
        Teardown.Resource host = new Teardown.Resource("srv", Teardown.State.PENDING, now(), 0, null, now());
        new MysqlTeardowns(database)
                .insert(new Teardown(
                        id, new OrgId("o"), null, null, null, null, host, null, null, false, now(), finishedAt, 0));
        return id;
    }

    private Instant stored(WorkerId worker) {
        return database.with(
                handle -> handle.createQuery("SELECT execution_time FROM scheduled_tasks WHERE task_instance = ?")
                        .bind(0, worker.value())
                        .map((row, context) -> Utc.instant(row, 1))
                        .one());
    }

    private int jobRows(WorkerId worker) {
        return database.with(
                handle -> handle.createQuery("SELECT COUNT(*) FROM scheduled_tasks WHERE task_instance = ?")
                        .bind(0, worker.value())
                        .mapTo(Integer.class)
                        .one());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static WorkerId newId() {
        return new WorkerId(UUID.randomUUID().toString());
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static class Recorder implements WorkerJob {

        private final Map<WorkerId, Integer> runs = new ConcurrentHashMap<>();
        private final Map<WorkerId, Instant> wishes = new ConcurrentHashMap<>();

        void wish(WorkerId id, Instant due) {
            wishes.put(id, due);
        }

        int runs(WorkerId id) {
            return runs.getOrDefault(id, 0);
        }

        @Override
        public Optional<Instant> run(WorkerId id) {
            runs.merge(id, 1, Integer::sum);
            return Optional.empty();
        }

        @Override
        public Optional<Instant> due(WorkerId id) {
            return Optional.ofNullable(wishes.get(id));
        }
    }
}
