package software.openwork.den.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ScryptQueueTest {

    private final AtomicInteger choices = new AtomicInteger();
    private final ScryptQueue queue = new ScryptQueue(
            () -> {
                choices.incrementAndGet();
                return new KnownKeys(false);
            },
            scrypt -> scrypt.fillsHeap() ? new HashLimits(1, 1) : new HashLimits(3, 10));

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void shouldChooseOnceAndNotBeforeTheFirstHash() throws Exception {
        assertThat(queue.backlog()).isEqualTo(Duration.ofMillis(90));
        assertThat(choices).hasValue(0);

        List<Future<Optional<String>>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10; i++) {
                answers.add(callers.submit(() -> queue.compute(Scrypt::toString)));
            }
        }

        for (Future<Optional<String>> answer : answers) {
            assertThat(answer.get()).contains("the fake");
        }
        assertThat(choices).hasValue(1);
    }

    @Test
    void shouldBeAsWideAsTheChoiceAllows() {
        CountDownLatch together = new CountDownLatch(3);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 3; i++) {
                callers.execute(() -> queue.compute(scrypt -> {
                    together.countDown();
                    try {
                        together.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return scrypt;
                }));
            }
        }

        assertThat(together.getCount()).isZero();
        assertThat(queue.backlog()).isEqualTo(Duration.ofMillis(30));
    }

    @Test
    void shouldComputeNothingWhenClosedBeforeTheFirstHash() {
        queue.close();

        assertThat(queue.compute(Scrypt::toString)).isEmpty();
        assertThat(choices).hasValue(0);
    }

    @Test
    void shouldComputeNothingWhenClosedAfterAHash() {
        assertThat(queue.compute(Scrypt::toString)).isPresent();

        queue.close();

        assertThat(queue.compute(Scrypt::toString)).isEmpty();
    }

    @Test
    void shouldChooseAgainWhenTheChoiceFails() {
        AtomicInteger tries = new AtomicInteger();
        ScryptQueue second = new ScryptQueue(
                () -> {
                    if (tries.incrementAndGet() == 1) {
                        throw new IllegalStateException("not yet");
                    }
                    return new KnownKeys(false);
                },
                scrypt -> new HashLimits(1, 1));
        try (second) {
            assertThat(catchThrowable(() -> second.compute(Scrypt::toString))).hasMessage("not yet");
            assertThat(second.compute(Scrypt::toString)).contains("the fake");
        }
    }
}
