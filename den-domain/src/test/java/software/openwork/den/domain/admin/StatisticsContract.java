package software.openwork.den.domain.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.account.AccountRepository;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.launch.LaunchEvent;
import software.openwork.den.domain.launch.LaunchRepository;
import software.openwork.den.domain.launch.Launches;
import software.openwork.den.domain.org.Orgs;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.WorkerRepository;
import software.openwork.den.domain.worker.WorkerStatus;
import software.openwork.den.domain.worker.WorkerTokens;
import software.openwork.den.domain.worker.Workers;

/** What every {@link Statistics} promises. Each test has a store of its own. */
public abstract class StatisticsContract {

    private static final LocalDate DAY = LocalDate.parse("2026-03-29");

    /** The last moment of {@link #DAY}. */
    private static final Instant NIGHT = Instant.parse("2026-03-29T23:59:59.999Z");

    protected abstract Statistics statistics();

    protected abstract AccountRepository accounts();

    protected abstract WorkerRepository workers();

    protected abstract LaunchRepository launches();

    @Test
    void shouldHaveNothingToSayOfNothing() {
        assertThat(statistics().signUps(DAY)).isEmpty();
        assertThat(statistics().workers()).isEmpty();
        assertThat(statistics().launches(DAY)).isEmpty();
    }

    @Test
    void shouldCountAccountsByTheDayOfUtc() {
        user(NIGHT);
        user(NIGHT.plusMillis(1));
        user(NIGHT.plusMillis(2));
        user(Instant.parse("2026-03-28T23:59:59.999Z"));
        user(Instant.parse("2026-04-02T00:00:00Z"));

        assertThat(statistics().signUps(DAY))
                .containsExactly(
                        new Statistics.SignUps(DAY, 1),
                        new Statistics.SignUps(DAY.plusDays(1), 2),
                        new Statistics.SignUps(DAY.plusDays(4), 1));
    }

    @Test
    void shouldCountWorkersByStatus() {
        worker(WorkerStatus.PROVISIONING);
        worker(WorkerStatus.HEALTHY);
        worker(WorkerStatus.HEALTHY);

        assertThat(statistics().workers())
                .containsOnly(Map.entry(WorkerStatus.PROVISIONING, 1L), Map.entry(WorkerStatus.HEALTHY, 2L));
    }

    @Test
    void shouldTellHowLongLaunchesTook() {
        for (int second = 1; second <= 20; second++) {
            launch(NIGHT.minusSeconds(100), second * 1000L, WorkerStatus.HEALTHY);
        }
        launch(NIGHT.plusMillis(1), 7_500, WorkerStatus.HEALTHY);
        launch(NIGHT.minusSeconds(100), 999_000, WorkerStatus.FAILED);
        launch(Instant.parse("2026-03-28T12:00:00Z"), 1, WorkerStatus.HEALTHY);

        assertThat(statistics().launches(DAY))
                .containsExactly(
                        new Statistics.Launches(DAY, 20, 10_000, 19_000),
                        new Statistics.Launches(DAY.plusDays(1), 1, 7_500, 7_500));
    }

    @Test
    void shouldCountALaunchOnceThatMovedToItsOwnName() {
        WorkerId id = launch(NIGHT, 2_000, WorkerStatus.HEALTHY);
        launches()
                .save(
                        launches().find(id).orElseThrow(),
                        List.of(status(9, NIGHT.plusMillis(9_000), WorkerStatus.HEALTHY)));

        assertThat(statistics().launches(DAY)).containsExactly(new Statistics.Launches(DAY, 1, 2_000, 2_000));
    }

    private void user(Instant createdAt) {
        accounts()
                .insert(
                        new User(
                                new UserId(unique()),
                                "Ada",
                                unique() + "@example.com",
                                false,
                                null,
                                createdAt,
                                createdAt),
                        unique(),
                        "hash");
    }

    private void worker(WorkerStatus status) {
        WorkerId id = new WorkerId(unique());
        Worker worker = Worker.request(id, Orgs.acme().id(), new UserId("ada"), Workers.cloudSpec(), NIGHT);
        workers()
                .insert(
                        worker,
                        new WorkerTokens(Secret.of(unique()), Secret.of(unique())),
                        List.of(unique(), unique()));
        workers().updateStatus(id, status, NIGHT);
    }

    private WorkerId launch(Instant requestedAt, long millis, WorkerStatus becomes) {
        WorkerId id = new WorkerId(unique());
        launches()
                .insert(
                        Launches.request(id, requestedAt).launch(),
                        List.of(
                                status(1, requestedAt, WorkerStatus.PROVISIONING),
                                status(2, requestedAt.plusMillis(millis), becomes)));
        return id;
    }

    private static LaunchEvent status(long seq, Instant at, WorkerStatus status) {
        return new LaunchEvent.Status(
                seq, at, status, status == WorkerStatus.HEALTHY ? "https://w.example" : null, null, null);
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }
}
