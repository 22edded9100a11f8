package software.openwork.den.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.openwork.den.application.launch.PurgeEvents;
import software.openwork.den.domain.account.InMemoryLockouts;
import software.openwork.den.domain.account.InMemoryPasswordResets;
import software.openwork.den.domain.account.InMemoryRateLimits;
import software.openwork.den.domain.account.InMemorySessions;
import software.openwork.den.domain.account.Session;
import software.openwork.den.domain.account.Users;
import software.openwork.den.domain.launch.InMemoryLaunches;
import software.openwork.den.domain.launch.LaunchEvent;
import software.openwork.den.domain.launch.Launches;
import software.openwork.den.domain.memory.InMemoryDatabase;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.time.SettableClock;
import software.openwork.den.domain.worker.WorkerStatus;

/** What the purges leave, however much there is. */
class PurgeAccountsTest {

    private static final Duration KEPT = Duration.ofDays(7);

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final SettableClock clock = new SettableClock();
    private final InMemorySessions sessions = new InMemorySessions(database);
    private final InMemoryLaunches launches = new InMemoryLaunches(database);
    private final PurgeAccounts purge = new PurgeAccounts(
            sessions,
            new InMemoryPasswordResets(database),
            new InMemoryRateLimits(database),
            new InMemoryLockouts(database),
            clock,
            KEPT);

    @Test
    void shouldRemoveSessionsThatExpiredLongAgoAndNoOthers() {
        Instant now = clock.instant();
        insert("long-over", now.minus(KEPT).minusMillis(1));
        insert("just-over", now.minus(KEPT));
        insert("over", now.minusMillis(1));
        insert("live", now.plusSeconds(60));

        purge.handle();
        purge.handle();

        assertThat(sessions.findById("long-over")).isEmpty();
        assertThat(List.of("just-over", "over", "live"))
                .allSatisfy(id -> assertThat(sessions.findById(id)).isPresent());
    }

    @Test
    void shouldGoOnUntilNothingIsLeft() {
        for (int i = 0; i < 2_500; i++) {
            insert("s" + i, clock.instant().minus(KEPT).minusSeconds(1));
        }

        purge.handle();

        assertThat(sessions.findById("s0")).isEmpty();
        assertThat(sessions.findById("s2499")).isEmpty();
    }

    @Test
    void shouldRemoveOldEventsOfLaunches() {
        List<LaunchEvent> events = new ArrayList<>();
        for (int i = 1; i <= 1_200; i++) {
            events.add(new LaunchEvent.Status(
                    i, SettableClock.START, WorkerStatus.HEALTHY, "https://w.example", null, null));
        }
        launches.insert(Launches.live(), events);
        PurgeEvents purgeEvents = new PurgeEvents(launches, clock, Duration.ofDays(90));

        clock.advance(Duration.ofDays(90));
        purgeEvents.handle();
        assertThat(launches.events(Launches.live().workerId(), 0, 9)).hasSize(9);

        clock.advance(Duration.ofMillis(1));
        purgeEvents.handle();
        assertThat(launches.events(Launches.live().workerId(), 0, 9)).isEmpty();
    }

    private void insert(String id, Instant expiresAt) {
        sessions.insert(new Session(
                id, Users.ada().id(), Secret.of(id), expiresAt, SettableClock.START, SettableClock.START, "", ""));
    }
}
