package software.openwork.den.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockoutTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void shouldCostNothingUntilPatienceEnds() {
        Lockout lockout = failed(Lockout.PATIENCE - 1);

        assertThat(lockout.remaining(NOW)).isEmpty();
        assertThat(lockout.afterFailure(NOW).remaining(NOW)).contains(Duration.ofSeconds(1));
    }

    @Test
    void shouldDoubleTheDelayUpToALimit() {
        Lockout lockout = failed(Lockout.PATIENCE - 1);
        Instant now = NOW;
        List<Long> seconds = new ArrayList<>();
        for (int i = 0; i < 13; i++) {
            lockout = lockout.afterFailure(now);
            Duration delay = lockout.remaining(now).orElseThrow();
            seconds.add(delay.toSeconds());
            now = now.plus(delay);
            assertThat(lockout.remaining(now)).isEmpty();
        }

        assertThat(seconds).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 900L, 900L, 900L);
        assertThat(new Lockout(2_000_000_000, now, now).afterFailure(now).remaining(now))
                .contains(Lockout.LONGEST);
    }

    @Test
    void shouldNotCountWhatCameWhileItWasLocked() {
        Lockout locked = failed(Lockout.PATIENCE);

        assertThat(locked.afterFailure(NOW.plusMillis(999))).isEqualTo(locked);
        assertThat(locked.afterSuccess(NOW.plusMillis(999))).isEqualTo(locked);
        assertThat(locked.afterFailure(NOW.plusMillis(1000)).failures()).isEqualTo(Lockout.PATIENCE + 1);
    }

    @Test
    void shouldStartAllOverAfterTheRightPassword() {
        assertThat(failed(Lockout.PATIENCE).afterSuccess(NOW.plusSeconds(1))).isEqualTo(Lockout.NONE);
    }

    @Test
    void shouldForgetAfterADay() {
        Lockout many = failed(Lockout.PATIENCE - 1);

        assertThat(many.afterFailure(NOW.plus(Lockout.MEMORY).minusMillis(1)).failures())
                .isEqualTo(Lockout.PATIENCE);
        assertThat(many.afterFailure(NOW.plus(Lockout.MEMORY)).failures()).isEqualTo(1);
    }

    private static Lockout failed(int times) {
        Lockout lockout = Lockout.NONE;
        for (int i = 0; i < times; i++) {
            lockout = lockout.afterFailure(NOW);
        }
        return lockout;
    }
}
