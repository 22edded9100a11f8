package software.openwork.den.domain.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.time.SettableClock;

/** What every {@link HostAllowance} promises. Each test begins with a full allowance of three an hour. */
public interface HostAllowanceContract {

    /** How many a period has. */
    int PER_HOUR = 3;

    /** The allowance under test; the same within a test. */
    HostAllowance allowance();

    /** Its clock. */
    SettableClock clock();

    private Instant inAnHour() {
        return clock().instant().plus(Duration.ofHours(1));
    }

    private void use(int count) {
        for (int i = 0; i < count; i++) {
            assertThat(allowance().take()).isEmpty();
        }
    }

    @Test
    default void shouldLastForAnHour() {
        Instant end = inAnHour();
        use(PER_HOUR);
        clock().advance(Duration.ofMinutes(59));

        assertThat(allowance().take()).contains(end);
        assertThat(allowance().take()).contains(end);
        clock().advance(Duration.ofMinutes(1));
        use(PER_HOUR);
        assertThat(allowance().take()).contains(inAnHour());
    }

    @Test
    default void shouldTakeBackWhatWasNotUsed() {
        use(PER_HOUR);
        allowance().giveBack();

        use(1);
        assertThat(allowance().take()).isPresent();
    }

    @Test
    default void shouldNotGrowBeyondWhatAPeriodHas() {
        use(1);
        allowance().giveBack();
        allowance().giveBack();

        use(PER_HOUR);
        assertThat(allowance().take()).isPresent();
    }

    @Test
    default void shouldBelieveTheVendorThatLessIsLeft() {
        use(1);
        allowance().correct(1, Duration.ofMinutes(10));

        use(1);
        assertThat(allowance().take()).contains(clock().instant().plus(Duration.ofMinutes(10)));
        clock().advance(Duration.ofMinutes(10));
        use(PER_HOUR);
    }

    @Test
    default void shouldWaitForTheVendorWhenNothingIsLeft() {
        allowance().correct(0, Duration.ofMinutes(40));

        assertThat(allowance().take()).contains(clock().instant().plus(Duration.ofMinutes(40)));
    }

    @Test
    default void shouldKeepToItsOwnNumberWhenTheVendorAllowsMore() {
        Instant end = inAnHour();
        use(2);
        clock().advance(Duration.ofMinutes(30));
        allowance().correct(50, Duration.ofMinutes(60));

        use(1);
        assertThat(allowance().take()).contains(end);
    }

    @Test
    default void shouldGiveNoneTwice() {
        long taken = IntStream.range(0, 12)
                .parallel()
                .filter(i -> allowance().take().isEmpty())
                .count();

        assertThat(taken).isEqualTo(PER_HOUR);
    }
}
