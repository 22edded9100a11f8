package software.openwork.den.application.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.launch.InMemoryLaunches;
import software.openwork.den.domain.launch.Launches;
import software.openwork.den.domain.memory.InMemoryDatabase;
import software.openwork.den.domain.time.SettableClock;
import software.openwork.den.domain.worker.Workers;

class LookPaceTest {

    private final SettableClock clock = new SettableClock();
    private final InMemoryLaunches launches = new InMemoryLaunches(new InMemoryDatabase());
    private final LookPace pace = new LookPace(launches, clock, 240);

    private void launch(int from, int to) {
        for (int i = from; i < to; i++) {
            launches.insert(Launches.request(Workers.id(i), clock.instant()).launch(), List.of());
        }
    }

    @Test
    void shouldSlowDownWithTheLaunchesUnderWay() {
        assertThat(pace.interval()).isZero();
        launch(0, 40);
        clock.advance(Duration.ofSeconds(5));
        assertThat(pace.interval()).isEqualTo(Duration.ofSeconds(10));
        launch(40, 200);
        clock.advance(Duration.ofSeconds(5));

        // 200 launches that look every 50 s look 240 times a minute
        assertThat(pace.interval()).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void shouldCountNowAndThenOnly() {
        assertThat(pace.interval()).isZero();
        launch(0, 40);
        clock.advance(Duration.ofMillis(4_999));

        assertThat(pace.interval()).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(pace.interval()).isEqualTo(Duration.ofSeconds(10));
    }
}
