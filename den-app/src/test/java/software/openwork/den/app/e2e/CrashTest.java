package software.openwork.den.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import software.openwork.den.app.SlowDen;
import software.openwork.den.mysql.TestDatabase;

/**
 * {@code kill -9} in the middle of launches and teardowns, again and again: whatever was promised is kept after a
 * restart, and nothing stays half-done. The server is the real one in a process of its own; only its host is slow
 * ({@link SlowDen}), so that most kills hit a call that is under way.
 */
class CrashTest {

    /** When the server is killed, counted from the first request of a round. */
    private static final List<Integer> MOMENTS_MILLIS = List.of(40, 150, 400, 900, 1_700);

    private static final int LAUNCHES = 12;
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    private final Set<String> promised = ConcurrentHashMap.newKeySet();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();

    @Test
    void shouldFinishEveryLaunchAndTeardownAfterKills() throws IOException {
        String database = TestDatabase.fresh().url();
        Path log = Files.createDirectories(Path.of("target", "crash")).resolve("server.log");
        Files.deleteIfExists(log);
        Rows rows = new Rows(database);
        Person person = null;
        for (int moment : MOMENTS_MILLIS) {
            try (DenProcess den = DenProcess.start(SlowDen.class, List.of(), database, log)) {
                person = person == null ? den.signUp("Phoenix") : person;
                CompletableFuture<Void> killed = CompletableFuture.runAsync(
                        den::kill, CompletableFuture.delayedExecutor(moment, TimeUnit.MILLISECONDS));
                CompletableFuture<?> work = launchAndDelete(den, person);
                killed.join();
                work.join();
            }
        }
        assertThat(promised).as("launches that were answered").isNotEmpty();

        try (DenProcess den = DenProcess.start(SlowDen.class, List.of(), database, log)) {
            Awaitility.await("everything to end, see " + log).atMost(RECOVERY).untilAsserted(() -> {
                assertThat(rows.texts("select worker_id from worker_launch where terminal = 0"))
                        .isEmpty();
                assertThat(rows.texts("select worker_id from worker_teardown where finished_at is null"))
                        .isEmpty();
                assertThat(rows.texts("select task_instance from scheduled_tasks where task_instance in"
                                + " (select worker_id from worker_launch)"))
                        .isEmpty();
            });
            assertConsistent(rows);
            for (String id : promised) {
                Reply reply = den.get("/v1/workers/" + id).as(person).send();
                if (deleted.contains(id)) {
                    assertThat(reply.status()).isEqualTo(404);
                } else if (reply.status() == 200) {
                    assertThat(reply.json().at("/worker/status").textValue()).isEqualTo("healthy");
                } else {
                    // Its delete was under way when the server was killed.
                    assertThat(rows.number("select count(*) from worker_teardown where worker_id = ?", id))
                            .isEqualTo(1);
                }
            }
        }
    }

    /** A dozen launches at once, and a delete after each third of them. */
    private CompletableFuture<?> launchAndDelete(Server den, Person person) {
        return CompletableFuture.allOf(java.util.stream.IntStream.range(0, LAUNCHES)
                .mapToObj(i -> den.post("/v1/workers")
                        .as(person)
                        .json("{name: 'w%d', destination: 'cloud'}".formatted(i))
                        .sendAsync()
                        .thenCompose(reply -> {
                            assertThat(reply.status()).as(reply.body()).isEqualTo(202);
                            String id = Server.id(reply.json());
                            promised.add(id);
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
