package software.openwork.den.app.e2e;

import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.openwork.den.app.SlowDen;
import software.openwork.den.mysql.TestDatabase;

/**
 * {@code kill -9} in the middle of launches and teardowns, again and again: whatever was promised is kept after a
 * restart, and nothing stays half-done. The server is the real one in a process of its own; only its host is slow
 * ({@link SlowDen}), so that most kills hit a call that is under way.
 */
class CrashTest {

    /** When the server is killed: so long after it answered the first launch of a round. */
    private static final List<Integer> MOMENTS_MILLIS = List.of(0, 60, 250, 700, 1_500);

    private static final int LAUNCHES = 12;
    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final String OPEN_LAUNCHES = "select worker_id from worker_launch where terminal = 0";
    private static final String OPEN_TEARDOWNS = "select worker_id from worker_teardown where finished_at is null";

    private final Map<String, Person> promised = new ConcurrentHashMap<>();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();

    @Test
    void shouldFinishEveryLaunchAndTeardownAfterKills() throws IOException {
        String database = TestDatabase.fresh().url();
        Path log = Files.createDirectories(Path.of("target", "crash")).resolve("server.log");
        Files.deleteIfExists(log);
        Rows rows = new Rows(database);
        int interrupted = 0;
        for (int moment : MOMENTS_MILLIS) {
            try (DenProcess den = DenProcess.start(log, database, SlowDen.class.getName())) {
                Person person = den.signUp("Phoenix");
                CompletableFuture<Void> answered = new CompletableFuture<>();
                CompletableFuture<Void> killed =
                        answered.thenRunAsync(den::kill, delayedExecutor(moment, TimeUnit.MILLISECONDS));
                CompletableFuture<?> work = launchAndDelete(den, person, answered);
                killed.join();
                work.join();
            }
            interrupted += rows.texts(OPEN_LAUNCHES).size()
                    + rows.texts(OPEN_TEARDOWNS).size();
        }
        assertThat(interrupted).as("what the kills interrupted").isGreaterThan(MOMENTS_MILLIS.size());

        try (DenProcess den = DenProcess.start(log, database, SlowDen.class.getName())) {
            await("everything to end, see " + log).atMost(RECOVERY).untilAsserted(() -> {
                assertThat(rows.texts(OPEN_LAUNCHES)).isEmpty();
                assertThat(rows.texts(OPEN_TEARDOWNS)).isEmpty();
                assertThat(rows.texts("select task_instance from scheduled_tasks where task_instance in"
                                + " (select worker_id from worker_launch)"))
                        .isEmpty();
            });
            assertConsistent(rows);
            promised.forEach((id, person) -> assertKept(den, person, rows, id));
        }
    }

    private void assertKept(Server den, Person person, Rows rows, String id) {
        Reply reply = den.get("/v1/workers/" + id).as(person).send();
        if (reply.status() == 200) {
            assertThat(deleted).doesNotContain(id);
            assertThat(reply.json().at("/worker/status").textValue()).isEqualTo("healthy");
        } else {
            // Deleted, or its delete was under way when the server was killed.
            assertThat(reply.status()).isEqualTo(404);
            assertThat(rows.number("select count(*) from worker_teardown where worker_id = ?", id))
                    .isEqualTo(1);
        }
    }

    /** A dozen launches at once, and a delete after each third of them. */
    private CompletableFuture<?> launchAndDelete(Server den, Person person, CompletableFuture<Void> answered) {
        return CompletableFuture.allOf(IntStream.range(0, LAUNCHES)
                .mapToObj(i -> den.post("/v1/workers")
                        .as(person)
                        .json("{name: 'w%d', destination: 'cloud'}".formatted(i))
                        .sendAsync()
                        .thenCompose(reply -> {
                            assertThat(reply.status()).as(reply.body()).isEqualTo(202);
                            String id = Server.id(reply.json());
                            promised.put(id, person);
                            answered.complete(null);
                            return i % 3 == 0 ? delete(den, person, id) : CompletableFuture.completedFuture(null);
                        })
                        // Cut off by the kill: nobody knows, and either outcome is fine.
                        .exceptionally(cutOff -> {
                            if (cutOff.getCause() instanceof IOException) {
                                return null;
                            }
                            throw new AssertionError(cutOff);
                        }))
                .toArray(CompletableFuture<?>[]::new));
    }

    private CompletableFuture<Void> delete(Server den, Person person, String id) {
        return den.delete("/v1/workers/" + id).as(person).sendAsync().thenAccept(reply -> {
            assertThat(reply.status()).as(reply.body()).isEqualTo(204);
            deleted.add(id);
        });
    }

    private static void assertConsistent(Rows rows) {
        assertThat(rows.texts("select distinct status from worker where destination = 'cloud'"))
                .containsExactly("healthy");
        assertThat(rows.texts("select w.id from worker w left join worker_instance i on i.worker_id = w.id"
                        + " group by w.id having count(i.id) <> 1"))
                .as("workers without exactly one instance")
                .isEmpty();
        assertThat(rows.texts("select w.id from worker w left join worker_token t on t.worker_id = w.id"
                        + " group by w.id having count(t.id) <> 2"))
                .as("workers without exactly two tokens")
                .isEmpty();
        for (String table : List.of("worker_instance", "worker_token")) {
            assertThat(rows.texts("select worker_id from " + table + " where worker_id not in (select id from worker)"))
                    .as(table + " rows of nobody")
                    .isEmpty();
        }
        assertThat(rows.texts("select id from worker where id in (select worker_id from worker_teardown)"))
                .as("deleted workers that came back")
                .isEmpty();
        assertThat(rows.texts("select id from worker where id not in (select worker_id from worker_launch)"))
                .as("workers that nobody launches")
                .isEmpty();
    }
}
