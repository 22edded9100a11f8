package software.openwork.den.application.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.openwork.den.application.storage.StorageHealth;
import software.openwork.den.domain.time.SettableClock;

class CheckReadinessTest {

    private static final StorageHealth.State WELL = new StorageHealth.State(true, Duration.ZERO, Duration.ZERO);

    private final SettableClock clock = new SettableClock();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void shouldNotWaitForADatabaseThatHangsNorForItsFirstLookWhenItIsBack() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger looks = new AtomicInteger();
        CheckReadiness check = new CheckReadiness(
                () -> {
                    if (looks.getAndIncrement() == 0) {
                        hang(never);
                    }
                    return WELL;
                },
                executor,
                clock);

        assertThat(check.handle().ready()).isFalse();
        clock.advance(Duration.ofMillis(2_500));
        assertThat(check.handle().ready()).isTrue();
        assertThat(looks).hasValue(2);
    }

    @Test
    void shouldBeRedWhenItCannotLook() {
        CheckReadiness broken = new CheckReadiness(
                () -> {
                    throw new IllegalStateException("a bug");
                },
                executor,
                clock);
        assertThat(broken.handle().ready()).isFalse();

        executor.shutdown();
        assertThat(new CheckReadiness(() -> WELL, executor, clock).handle().ready())
                .isFalse();
    }

    private static void hang(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
