package software.openwork.den.application.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.trace.Cause;
import software.openwork.den.domain.trace.TraceParent;

/** What every {@link DeliveryJobs} promises, with what runs them. Tests share one store. */
public abstract class DeliveryJobsContract {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String id = UUID.randomUUID().toString();
    private final List<String> runs = new CopyOnWriteArrayList<>();
    private AutoCloseable running = () -> {};

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    protected abstract DeliveryJobs jobs();

    protected abstract Transactions transactions();

    /** Starts to run jobs. */
    protected abstract AutoCloseable start(DeliveryJob job);

    private void wake() {
        transactions().inTransaction(() -> {
            jobs().wake(id, Instant.EPOCH);
            return true;
        });
    }

    private List<String> mine() {
        return runs.stream().filter(id::equals).toList();
    }

    @Test
    void shouldRunOnceHoweverOftenItIsWoken() {
        wake();
        wake();

        running = start(each -> {
            runs.add(each);
            return Optional.empty();
        });

        await().atMost(PATIENCE).until(() -> !mine().isEmpty());
        await().during(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> mine().size() == 1);
    }

    @Test
    void shouldRunAgainWhenAskedToAndAfterAFailure() {
        wake();

        running = start(each -> {
            runs.add(each);
            if (each.equals(id) && mine().size() == 1) {
                throw new IllegalStateException("simulated");
            }
            return mine().size() == 2 ? Optional.of(Instant.EPOCH) : Optional.empty();
        });

        await().atMost(PATIENCE).until(() -> mine().size() >= 3);
        assertThat(mine()).hasSize(3);
    }

    @Test
    void shouldRunBecauseOfTheRequestThatWokeIt() {
        Cause cause = new Cause(
                "req-of-" + id,
                TraceParent.parse("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                        .orElseThrow());
        cause.during(() -> {
            wake();
            return true;
        });
        List<Optional<Cause>> causes = new CopyOnWriteArrayList<>();

        running = start(each -> {
            if (each.equals(id)) {
                causes.add(Cause.current());
            }
            return Optional.empty();
        });

        await().atMost(PATIENCE).until(() -> !causes.isEmpty());
        assertThat(causes).containsOnly(Optional.of(cause));
    }

    @Test
    void shouldForgetAWishThatIsRolledBack() {
        try {
            transactions().inTransaction(() -> {
                jobs().wake(id, Instant.EPOCH);
                throw new IllegalStateException("simulated");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("simulated");
        }

        running = start(each -> {
            runs.add(each);
            return Optional.empty();
        });

        await().during(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> mine().isEmpty());
    }
}
