package software.openwork.den.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HashQueueTest {

    private static final int AT_ONCE = 2;
    private static final int WAITING = 5;

    private final HashQueue queue = new HashQueue(AT_ONCE, WAITING);
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void close() {
        gate.countDown();
        queue.close();
        callers.close();
    }

    @Test
    void shouldNeverComputeMoreThanAllowedAtOnce() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Semaphore room = new Semaphore(WAITING);
        List<Future<Optional<Boolean>>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            room.acquire();
            answers.add(callers.submit(() -> {
                try {
                    return queue.compute(() -> {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        Thread.sleep(2);
                        now.decrementAndGet();
                        return !Thread.currentThread().isVirtual();
                    });
                } finally {
                    room.release();
                }
            }));
        }

        for (Future<Optional<Boolean>> answer : answers) {
            assertThat(answer.get()).contains(true);
        }
        assertThat(most).hasValue(AT_ONCE);
    }

    @Test
    void shouldTurnAwayWhoeverFindsTheQueueFull() throws Exception {
        List<Future<Optional<Integer>>> accepted = fill();

        assertThat(queue.compute(() -> 1)).isEmpty();
        assertThat(queue.backlog()).isEqualTo(Duration.ofMillis(90 * (WAITING + 1) / AT_ONCE));

        gate.countDown();
        for (Future<Optional<Integer>> answer : accepted) {
            assertThat(answer.get()).isPresent();
        }
        assertThat(queue.compute(() -> 1)).contains(1);
    }

    @Test
    void shouldServeInOrder() throws Exception {
        List<Integer> served = new ArrayList<>();
        try (HashQueue single = new HashQueue(1, 10)) {
            occupy(single, 1);
            List<Future<?>> answers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                int turn = i;
                answers.add(callers.submit(() -> single.compute(() -> served.add(turn))));
                awaitWaiting(single, i + 1);
            }
            gate.countDown();
            for (Future<?> answer : answers) {
                answer.get();
            }
        }
        assertThat(served).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void shouldGiveUpTheTurnOfAnInterruptedCaller() throws Exception {
        AtomicInteger computed = new AtomicInteger();
        CountDownLatch ended = new CountDownLatch(1);
        try (HashQueue single = new HashQueue(1, 1)) {
            occupy(single, 1);
            Thread caller = Thread.ofVirtual().start(() -> {
                Optional<Integer> answer = single.compute(computed::incrementAndGet);
                if (answer.isEmpty() && Thread.currentThread().isInterrupted()) {
                    ended.countDown();
                }
            });
            awaitWaiting(single, 1);
            caller.interrupt();
            ended.await();

            awaitWaiting(single, 0);
            gate.countDown();
            assertThat(single.compute(() -> 1)).contains(1);
        }
        assertThat(computed).hasValue(0);
    }

    @Test
    void shouldLetGoOfTheWaitingWhenClosed() throws Exception {
        List<Future<Optional<Integer>>> accepted = fill();

        queue.close();

        Awaitility.await().until(() -> accepted.stream().filter(Future::isDone).count() == WAITING);
        gate.countDown();
        int computed = 0;
        for (Future<Optional<Integer>> answer : accepted) {
            computed += answer.get().orElse(0);
        }
        assertThat(computed).isEqualTo(AT_ONCE);
    }

    @Test
    void shouldPassOnAFailure() {
        assertThatThrownBy(() -> queue.compute(() -> {
                    throw new ArithmeticException("boom");
                }))
                .isInstanceOf(ArithmeticException.class);
    }

    /** Takes every thread and every place until the gate opens. */
    private List<Future<Optional<Integer>>> fill() throws InterruptedException {
        List<Future<Optional<Integer>>> accepted = occupy(queue, AT_ONCE);
        for (int i = 0; i < WAITING; i++) {
            accepted.add(callers.submit(() -> queue.compute(() -> 1)));
            awaitWaiting(queue, i + 1);
        }
        return accepted;
    }

    private List<Future<Optional<Integer>>> occupy(HashQueue queue, int threads) throws InterruptedException {
        List<Future<Optional<Integer>>> accepted = new ArrayList<>();
        CountDownLatch running = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            accepted.add(callers.submit(() -> queue.compute(() -> {
                running.countDown();
                gate.await();
                return 1;
            })));
        }
        running.await();
        return accepted;
    }

    private static void awaitWaiting(HashQueue queue, int count) {
        Awaitility.await().pollInterval(Duration.ofMillis(2)).until(() -> queue.waiting() == count);
    }
}
