package software.openwork.den.workerapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorkerApiConfigTest {

    @Test
    void shouldEndTwoQuickCallsWithinTwoSeconds() {
        WorkerApiConfig quick = WorkerApiConfig.quick();

        assertThat(quick.workspaces().plus(quick.mint())).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void shouldRefuseLimitsThatNoCallCouldKeep() {
        Duration second = Duration.ofSeconds(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkerApiConfig(second, Duration.ZERO, second, second, second, second, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkerApiConfig(second, second, second, second, second, second, 0));
    }
}
