package software.openwork.den.application.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.org.Membership;
import software.openwork.den.domain.org.Org;
import software.openwork.den.domain.org.OrgId;
import software.openwork.den.domain.org.OrgRepository;
import software.openwork.den.domain.worker.WorkerId;

/**
 * What {@link Jobs} promise, by the machine's clock. Tests share one store and use identifiers of their own; a job that
 * another test left is run like any.
 */
public abstract class JobsContract {

    private static final Duration SOON = Duration.ofSeconds(15);

    private final WorkerId worker = newId();
    private final Wishes wishes = new Wishes();
    private AutoCloseable running = () -> {};

    protected abstract Jobs jobs();

    protected abstract Transactions transactions();

    /** Something of the same store to write to. */
    protected abstract OrgRepository orgs();

    /** Starts to run jobs; closing waits for those that run. */
    protected abstract AutoCloseable start(WorkerJob job, int threads);

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    @Test
    void shouldRunAJobThatIsDue() {
        start(wishes);

        wish(worker, now());

        await().atMost(SOON).until(() -> wishes.runs(worker) == 1);
    }

    @Test
    void shouldRunAJobThatWasDueBeforeItStarted() {
        wish(worker, now().minusSeconds(3600));

        start(wishes);

        await().atMost(SOON).until(() -> wishes.runs(worker) == 1);
    }

    @Test
    void shouldRunAJobWhenItsTimeComes() {
        start(wishes);
        Instant due = now().plusMillis(1_500);

        wish(worker, due);

        await().atMost(SOON).until(() -> wishes.runs(worker) == 1);
        assertThat(now()).isAfterOrEqualTo(due);
    }

    @Test
    void shouldMoveAJobForwardAndNeverBack() {
        start(wishes);
        WorkerId other = newId();

        wish(worker, now().plusSeconds(3600));
        jobs().wake(other, now().plusMillis(500));
        jobs().wake(other, now().plusSeconds(3600));
        wish(worker, now());

        await().atMost(SOON).until(() -> wishes.runs(worker) == 1 && wishes.runs(other) == 1);
    }

    @Test
    void shouldForgetAWishThatWasRolledBack() {
        start(wishes);

        assertThatThrownBy(() -> transactions().inTransaction(() -> {
                    jobs().wake(worker, now());
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        WorkerId other = newId();
        wish(other, now());

        await().atMost(SOON).until(() -> wishes.runs(other) == 1);
        assertThat(wishes.runs(worker)).isZero();
    }

    @Test
    void shouldRunAWishOfATransactionOnce() {
        start(wishes);

        transactions().inTransaction(() -> {
            wish(worker, now());
            wish(worker, now());
            return true;
        });

        await().atMost(SOON).until(() -> wishes.runs(worker) == 1);
    }

    @Test
    void shouldRunAgainWhenTheRunSaysSo() {
        AtomicInteger runs = new AtomicInteger();
        start(new WorkerJob() {
            @Override
            public Optional<Instant> run(WorkerId id) {
                return id.equals(worker) && runs.incrementAndGet() < 4 ? Optional.of(now()) : Optional.empty();
            }

            @Override
            public Optional<Instant> due(WorkerId id) {
                return Optional.empty();
            }
        });

        jobs().wake(worker, now());

        await().atMost(SOON).until(() -> runs.get() == 4);
    }

    @Test
    void shouldRunAgainAfterAFailure() {
        AtomicInteger runs = new AtomicInteger();
        start(new WorkerJob() {
            @Override
            public Optional<Instant> run(WorkerId id) {
                if (id.equals(worker) && runs.incrementAndGet() < 3) {
                    throw new IllegalStateException("on purpose");
                }
                return Optional.empty();
            }

            @Override
            public Optional<Instant> due(WorkerId id) {
                return Optional.empty();
            }
        });

        jobs().wake(worker, now());

        await().atMost(SOON).until(() -> runs.get() == 3);
    }

    @Test
    void shouldNotLoseAWishThatComesDuringTheLastRun() throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        start(wishes.holding(entered, leave));
        wish(worker, now());
        assertThat(entered.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

        wish(worker, now());
        leave.countDown();

        await().atMost(SOON).until(() -> wishes.runs(worker) == 2);
    }

    @Test
    void shouldNotLoseAWishWhoseTransactionOutlastsTheRun() throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        start(wishes.holding(entered, leave));
        wish(worker, now());
        assertThat(entered.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

        transactions().inTransaction(() -> {
            wish(worker, now());
            leave.countDown();
            // long enough for the run to end, were it not held up
            pause(300);
            return true;
        });

        await().atMost(SOON).until(() -> wishes.runs(worker) == 2);
    }

    @Test
    void shouldNotLoseAnyOfManyWishesThatRaceWithTheEndsOfRuns() {
        start(wishes);
        int rounds = 150;

        IntStream.range(0, 4).parallel().forEach(thread -> {
            WorkerId mine = newId();
            for (int round = 0; round < rounds; round++) {
                wish(mine, now());
                await().pollInterval(Duration.ofMillis(1))
                        .atMost(SOON)
                        .until(() -> wishes.due(mine).isEmpty());
                pause(ThreadLocalRandom.current().nextInt(3));
            }
            assertThat(wishes.runs(mine)).isGreaterThanOrEqualTo(rounds);
        });
    }

    @Test
    void shouldNotOverlapRunsOfOneWorker() {
        AtomicInteger at = new AtomicInteger();
        AtomicBoolean overlapped = new AtomicBoolean();
        AtomicInteger runs = new AtomicInteger();
        start(new WorkerJob() {
            @Override
            public Optional<Instant> run(WorkerId id) {
                if (!id.equals(worker)) {
                    return Optional.empty();
                }
                if (at.incrementAndGet() > 1) {
                    overlapped.set(true);
                }
                pause(20);
                at.decrementAndGet();
                return runs.incrementAndGet() < 10 ? Optional.of(now()) : Optional.empty();
            }

            @Override
            public Optional<Instant> due(WorkerId id) {
                return Optional.empty();
            }
        });

        for (int i = 0; i < 40; i++) {
            jobs().wake(worker, now());
            pause(5);
        }

        await().atMost(SOON).until(() -> runs.get() >= 10);
        assertThat(overlapped).isFalse();
    }

    @Test
    void shouldRunJobsOfSeveralWorkersAtOnce() {
        CountDownLatch together = new CountDownLatch(3);
        start(new WorkerJob() {
            @Override
            public Optional<Instant> run(WorkerId id) {
                together.countDown();
                awaitZero(together);
                return Optional.empty();
            }

            @Override
            public Optional<Instant> due(WorkerId id) {
                return Optional.empty();
            }
        });

        IntStream.range(0, 3).forEach(i -> jobs().wake(newId(), now()));

        await().atMost(SOON).until(() -> together.getCount() == 0);
    }

    @Test
    void shouldLetARunEndWhenStoppedAndBeginNoOther() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        AutoCloseable stopped = start(wishes.holding(entered, leave), 4);
        wish(worker, now());
        assertThat(entered.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        Thread.ofVirtual().start(() -> {
            pause(200);
            leave.countDown();
        });

        stopped.close();

        assertThat(wishes.runs(worker)).isEqualTo(1);
        WorkerId later = newId();
        wish(later, now());
        assertThat(wishes.runs(later)).isZero();
        start(wishes);
        await().atMost(SOON).until(() -> wishes.runs(later) == 1);
    }

    private void start(WorkerJob job) {
        running = start(job, 4);
    }

    private void wish(WorkerId id, Instant due) {
        transactions().inTransaction(() -> {
            wishes.store(id, due);
            jobs().wake(id, due);
            return true;
        });
    }

    /** Milliseconds, as stores keep them. */
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

    private static void awaitZero(CountDownLatch latch) {
        try {
            assertThat(latch.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What is to be done for each worker. A wish is stored like any other reason for a job: in the transaction that
     * wakes it. Here it is an organisation of a user named as the worker is, made when the job is due. A run grants all
     * that it finds, as a machine takes one action.
     */
    private final class Wishes implements WorkerJob {

        private final Set<OrgId> granted = ConcurrentHashMap.newKeySet();
        private final Map<WorkerId, Integer> runs = new ConcurrentHashMap<>();

        void store(WorkerId id, Instant due) {
            String unique = UUID.randomUUID().toString();
            orgs().insert(new Org(new OrgId(unique), "wish", unique, new UserId(id.value()), due), unique);
        }

        int runs(WorkerId id) {
            return runs.getOrDefault(id, 0);
        }

        @Override
        public Optional<Instant> run(WorkerId id) {
            open(id).map(Org::id).forEach(granted::add);
            runs.merge(id, 1, Integer::sum);
            return Optional.empty();
        }

        @Override
        public Optional<Instant> due(WorkerId id) {
            return open(id).map(Org::createdAt).findFirst();
        }

        /** The same, but each run waits at its end until it may leave. */
        WorkerJob holding(CountDownLatch entered, CountDownLatch leave) {
            return new WorkerJob() {
                @Override
                public Optional<Instant> run(WorkerId id) {
                    Optional<Instant> next = Wishes.this.run(id);
                    entered.countDown();
                    awaitZero(leave);
                    return next;
                }

                @Override
                public Optional<Instant> due(WorkerId id) {
                    return Wishes.this.due(id);
                }
            };
        }

        private Stream<Org> open(WorkerId id) {
            return orgs().memberships(new UserId(id.value())).stream()
                    .map(Membership::org)
                    .filter(org -> !granted.contains(org.id()));
        }
    }
}
