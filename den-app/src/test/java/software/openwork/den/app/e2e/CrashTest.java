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
import software.openwork.den.app.SimulatedDen;
import software.openwork.den.mysql.TestDatabase;

/**
 * {@code kill -9} while launches and teardowns are at slow vendors, which live on: afterwards each worker that was not
 * deleted has one service, one domain and one record, and nothing is left of the others.
 */
class CrashTest {

    /** When the server is killed: so long after it answered the first launch of a round. */
    private static final List<Integer> MOMENTS_MILLIS = List.of(100, 600, 1_200, 2_000, 3_000, 4_500);

    private static final int LAUNCHES = 8;

    /** A create that was written down but never sent is in doubt for two minutes, which the last server is ahead. */
    private static final Duration DOUBT = Duration.ofMinutes(3);

    private static final Duration RECOVERY = Duration.ofMinutes(1);

    private static final String OPEN_LAUNCHES = "select worker_id from worker_launch where terminal = 0";
    private static final String OPEN_TEARDOWNS = "select worker_id from worker_teardown where finished_at is null";

    private final Map<String, Person> promised = new ConcurrentHashMap<>();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();

    @Test
    void shouldNeitherDoubleNorForgetAnythingAtTheVendors() throws IOException {
        String database = TestDatabase.fresh().url();
        Path log = Files.createDirectories(Path.of("target", "crash")).resolve("render.log");
        Files.deleteIfExists(log);
        Rows rows = new Rows(database);
        int interrupted = 0;
        try (SimulatedVendors vendors = new SimulatedVendors()) {
            vendors.render.latency(Duration.ofMillis(30), Duration.ofMillis(300));
            vendors.vercel.latency(Duration.ofMillis(30), Duration.ofMillis(300));
            vendors.render.suspensionsTake(2);
            vendors.render.deploysTake(2);
            for (int moment : MOMENTS_MILLIS) {
                try (DenProcess den = start(log, database, vendors, Duration.ZERO)) {
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
                vendors.assertNothingTwice();
            }
            assertThat(interrupted).as("what the kills interrupted").isGreaterThanOrEqualTo(12);

            try (DenProcess den = start(log, database, vendors, DOUBT)) {
                await("everything to end, see " + log).atMost(RECOVERY).untilAsserted(() -> {
                    assertThat(rows.texts(OPEN_LAUNCHES)).isEmpty();
                    assertThat(rows.texts(OPEN_TEARDOWNS)).isEmpty();
                });
                assertOneOfEach(rows, vendors);
                assertThat(vendors.render.creates())
                        .as("never more than one service for a launch")
                        .isLessThanOrEqualTo((int) rows.number("select count(*) from worker_launch"));
                promised.forEach((id, person) -> assertKept(den, person, id));
            }
            System.err.printf(
                    "kill -9 at the vendors: %d kills, %d launches promised, %d steps interrupted, %d services made, %d left%n",
                    MOMENTS_MILLIS.size(),
                    promised.size(),
                    interrupted,
                    vendors.render.creates(),
                    vendors.render.services().size());
        }
        assertThat(Files.readString(log)).doesNotContain(SimulatedVendors.RENDER_KEY, SimulatedVendors.VERCEL_TOKEN);
    }

    private static DenProcess start(Path log, String database, SimulatedVendors vendors, Duration ahead) {
        return DenProcess.start(
                log,
                database,
                environment -> patient(vendors.environment(environment)),
                SimulatedDen.class.getName(),
                vendors.names().toString(),
                ahead.toString());
    }

    /** The last server's clock must not be past the deadline of a worker that was just starting at the last kill. */
    private static Map<String, String> patient(Map<String, String> environment) {
        environment.put(
                "RENDER_HEALTHCHECK_TIMEOUT_MS", "" + DOUBT.plus(RECOVERY).toMillis());
        return environment;
    }

    private static void assertOneOfEach(Rows rows, SimulatedVendors vendors) {
        List<String> workers = rows.texts("select id from worker where destination = 'cloud'");
        vendors.assertNothingTwice();
        assertThat(vendors.render.running())
                .extracting(service -> service.env().get("DEN_WORKER_ID"))
                .containsExactlyInAnyOrderElementsOf(workers);
        assertThat(vendors.render.services()).hasSameSizeAs(workers);
        assertThat(vendors.render.services())
                .allSatisfy(service -> assertThat(service.domains())
                        .containsOnlyKeys(service.env().get("DEN_WORKER_ID") + "." + SimulatedVendors.SUFFIX));
        assertThat(vendors.vercel.records())
                .extracting(each -> each.name().replace(".workers", ""))
                .containsExactlyInAnyOrderElementsOf(workers);
    }

    private void assertKept(Server den, Person person, String id) {
        Reply reply = den.get("/v1/workers/" + id).as(person).send();
        if (reply.status() == 200) {
            assertThat(deleted).doesNotContain(id);
            assertThat(reply.json().at("/worker/status").textValue()).isEqualTo("healthy");
        } else {
            assertThat(reply.status()).isEqualTo(404);
        }
    }

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
        CompletableFuture<Void> later = CompletableFuture.runAsync(
                () -> {}, delayedExecutor(400L + 300L * (id.hashCode() & 3), TimeUnit.MILLISECONDS));
        return later.thenCompose(
                        go -> den.delete("/v1/workers/" + id).as(person).sendAsync())
                .thenAccept(reply -> {
                    assertThat(reply.status()).as(reply.body()).isEqualTo(204);
                    deleted.add(id);
                });
    }
}
