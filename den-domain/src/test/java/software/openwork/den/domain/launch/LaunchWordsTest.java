package software.openwork.den.domain.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.domain.worker.Workers;

/** The words that are on the wire and in databases, and the settings. */
class LaunchWordsTest {

    @Test
    void shouldKeepTheWordsOfSteps() {
        assertThat(Arrays.stream(LaunchStep.values()).map(LaunchStep::word))
                .containsExactly(
                        "requested",
                        "host_created",
                        "deploy_live",
                        "runtime_healthy",
                        "domain_attached",
                        "dns_ready",
                        "vanity_healthy",
                        "live");
        assertThat(LaunchStep.values()).allMatch(step -> LaunchStep.of(step.word()) == step);
    }

    @Test
    void shouldKeepTheWordsOfFailures() {
        assertThat(Arrays.stream(FailureCode.values()).map(FailureCode::word))
                .containsExactly(
                        "host_rejected",
                        "host_quota",
                        "deploy_failed",
                        "deploy_timeout",
                        "no_url",
                        "unhealthy_timeout",
                        "vendor_unavailable",
                        "configuration",
                        "cancelled");
        assertThat(FailureCode.values()).allMatch(code -> FailureCode.of(code.word()) == code);
    }

    @Test
    void shouldKeepTheWordsOfProgress() {
        assertThat(Arrays.stream(LaunchEvent.Progress.values()).map(LaunchEvent.Progress::word))
                .containsExactly("started", "waiting", "done", "failed", "skipped");
    }

    @ParameterizedTest
    @EnumSource(FailureCode.class)
    void shouldSayInASentenceWhatHappened(FailureCode code) {
        assertThat(code.sentence()).endsWith(".").hasSizeBetween(20, 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "LIVE", "Live", "live ", "configuration\u0000", "CANCELLED"})
    void shouldRefuseOtherWords(String word) {
        assertThatThrownBy(() -> LaunchStep.of(word)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FailureCode.of(word)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldNameWorkersByTheirFullIdentifier() {
        assertThat(Launches.policy().vanityDomain(Workers.id(1)))
                .contains("00000001-aaaa-4aaa-8aaa-aaaaaaaaaaaa.workers.example");
        assertThat(Launches.plainPolicy().vanityDomain(Workers.id(1))).isEmpty();
    }

    @Test
    void shouldDoubtForTheCreateTimeoutAndAMinute() {
        assertThat(Launches.policy().doubt()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void shouldRefuseTimesOfLessThanAMillisecond() {
        for (int i = 0; i < 8; i++) {
            Duration[] times = new Duration[8];
            Arrays.fill(times, Duration.ofSeconds(1));
            assertThatCode(() -> policy(times)).doesNotThrowAnyException();
            times[i] = Duration.ZERO;
            assertThatThrownBy(() -> policy(times)).isInstanceOf(IllegalArgumentException.class);
            times[i] = Duration.ofNanos(999_999);
            assertThatThrownBy(() -> policy(times)).isInstanceOf(IllegalArgumentException.class);
            times[i] = Duration.ofSeconds(-1);
            assertThatThrownBy(() -> policy(times)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static LaunchPolicy policy(Duration[] times) {
        return new LaunchPolicy(
                "stub", null, true, null, times[0], times[1], times[2], times[3], times[4], times[5], times[6],
                times[7]);
    }
}
