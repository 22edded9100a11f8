package software.openwork.den.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link LockoutRepository} promises. Tests share one store and use addresses of their own. */
public abstract class LockoutRepositoryContract {

    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123Z");

    private final String email = UUID.randomUUID() + "@example.com";

    protected abstract LockoutRepository lockouts();

    @Test
    void shouldKnowNothingAtFirst() {
        assertThat(lockouts().find(email)).isEqualTo(Lockout.NONE);
    }

    @Test
    void shouldKeepWhatItIsGiven() {
        Lockout lockout = new Lockout(12, NOW, NOW.plusMillis(1234));

        assertThat(lockouts().change(email, present -> lockout))
                .isEqualTo(new LockoutRepository.Changed(Lockout.NONE, lockout));

        assertThat(lockouts().find(email)).isEqualTo(lockout);
        assertThat(lockouts().find("x" + email)).isEqualTo(Lockout.NONE);
    }

    @Test
    void shouldForgetWhenToldSo() {
        lockouts().change(email, present -> present.afterFailure(NOW));

        lockouts().change(email, present -> Lockout.NONE);
        lockouts().change(email, present -> Lockout.NONE);

        assertThat(lockouts().find(email)).isEqualTo(Lockout.NONE);
    }

    @Test
    void shouldLoseNoFailureOfManyAtOnce() {
        List<LockoutRepository.Changed> changes = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> lockouts().change(email, present -> present.afterFailure(NOW)))
                .toList();

        assertThat(lockouts().find(email).failures()).isEqualTo(Lockout.PATIENCE);
        assertThat(changes)
                .filteredOn(changed -> changed.before().remaining(NOW).isEmpty())
                .hasSize(Lockout.PATIENCE);
    }

    @Test
    void shouldTakeAddressesOfAnyLength() {
        String longest = "🦊".repeat(20_000) + email;

        lockouts().change(longest, present -> present.afterFailure(NOW));

        assertThat(lockouts().find(longest).failures()).isEqualTo(1);
    }

    @Test
    void shouldForgetWhatIsLongPast() {
        Instant longAgo = NOW.minus(Duration.ofDays(4000));
        for (int i = 0; i < 3; i++) {
            lockouts().change(i + email, present -> present.afterFailure(longAgo));
        }
        lockouts().change(email, present -> present.afterFailure(longAgo.plusSeconds(1)));

        assertThat(lockouts().purge(longAgo.plusSeconds(1), 2)).isEqualTo(2);
        assertThat(lockouts().purge(longAgo.plusSeconds(1), 2)).isEqualTo(1);

        assertThat(lockouts().find(email).failures()).isEqualTo(1);
    }
}
