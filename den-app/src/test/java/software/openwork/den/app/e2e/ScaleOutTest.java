package software.openwork.den.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import software.openwork.den.app.embedded.DataFolder;
import software.openwork.den.app.embedded.EmbeddedDatabase;
import software.openwork.den.gate.Needed;

/**
 * Two instances, each a process of its own, on one database and behind nginx as the guide sets it up: what people notice
 * when an instance is replaced or killed, and when the database is restarted. The database is one of this class.
 */
@Isolated("puts a load on what people would notice")
class ScaleOutTest {

    private static final Duration RECOVERY = Duration.ofSeconds(40);

    @TempDir
    private static Path folder;

    private static EmbeddedDatabase database;
    private static Wire wire;
    private static Nginx nginx;
    private static Instance one;
    private static Instance two;

    /** A Den that is started again on the same port. */
    private static final class Instance {

        private final int port = FreePort.pick();
        private final Path log = Path.of("target", "scale-out", port + ".log");
        private DenProcess process;

        /** Unless it runs. */
        void start() {
            if (process == null || !process.isAlive()) {
                process = DenProcess.start(
                        port, log, throughTheWire(), Instance::variables, "software.openwork.den.app.Main", "serve");
            }
        }

        private static Map<String, String> variables(Map<String, String> environment) {
            environment.put("BETTER_AUTH_URL", nginx.base().toString());
            environment.put("DEN_MAX_CLOUD_WORKERS_PER_USER", "100000");
            return environment;
        }

        /** Until nginx has found out that it is there. */
        void awaitRequests() {
            Awaitility.await("requests for " + log)
                    .atMost(RECOVERY)
                    .until(() -> process.get("/metrics").send().body().contains("route=\"/v1/me\""));
        }
    }

    @BeforeAll
    static void start() throws IOException {
        Needed.program("nginx");
        Files.createDirectories(Path.of("target", "scale-out"));
        database = EmbeddedDatabase.start(DataFolder.open(folder.resolve("database")));
        wire = Wire.to("127.0.0.1", address().getPort());
        one = new Instance();
        two = new Instance();
        nginx = Nginx.start(Files.createDirectories(folder.resolve("nginx")), one.port, two.port);
    }

    @AfterAll
    static void stop() {
        for (Instance each : List.of(one, two)) {
            if (each.process != null) {
                each.process.close();
            }
        }
        nginx.close();
        wire.close();
        database.close();
    }

    private static URI address() {
        return URI.create(database.url().reveal());
    }

    private static String throughTheWire() {
        URI address = address();
        return database.url().reveal().replace(":" + address.getPort() + "/", ":" + wire.port() + "/");
    }

    private static Rows rows() {
        return new Rows(database.url().reveal());
    }

    @BeforeEach
    void runBoth() {
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(one::start, Thread::startVirtualThread),
                        CompletableFuture.runAsync(two::start, Thread::startVirtualThread))
                .join();
    }

    @Test
    void shouldLoseNoRequestWhileOneAfterTheOtherIsReplaced() {
        try (Load load = Load.on(nginx)) {
            load.goOn(50);
            for (Instance each : List.of(one, two)) {
                each.process.close();
                load.goOn(50);
                each.start();
                each.awaitRequests();
            }
            load.goOn(50);
            load.end();

            assertThat(load.failures()).as("slowest answer " + load.slowest()).isEmpty();
            assertKept(load);
            System.err.printf(
                    "rolling restart: %d requests, %d creates, none failed, slowest answer %d ms%n",
                    load.answered(), load.created().size(), load.slowest().toMillis());
        }
    }

    @Test
    void shouldLoseNoLaunchWhenOneIsKilled() {
        try (Load load = Load.on(nginx)) {
            load.goOn(50);
            long pid = one.process.pid();
            one.process.kill();
            load.goOn(150);
            load.end();

            assertThat(load.trouble()).as("" + load.failures()).isLessThan(Duration.ofSeconds(2));
            assertThat(load.failures()).as("what was under way in one of two").hasSizeLessThan(20);
            assertKept(load);
            System.err.printf(
                    "kill -9 of %d: %d requests, %d failed within %d ms, %d creates kept%n",
                    pid,
                    load.answered(),
                    load.failures().size(),
                    load.trouble().toMillis(),
                    load.created().size());
        }
    }

    @Test
    void shouldPayForARestartOfTheDatabaseWithTheRequestsOfThatMomentOnly() {
        try (Load load = Load.on(nginx)) {
            load.goOn(50);
            long[] before = {one.process.pid(), two.process.pid()};
            long began = System.nanoTime();
            database.close();
            database = EmbeddedDatabase.start(DataFolder.open(folder.resolve("database")));
            wire.lead(address().getPort());
            long back = System.nanoTime();
            load.goOnWell(100);
            load.end();

            assertThat(new long[] {one.process.pid(), two.process.pid()}).isEqualTo(before);
            assertThat(one.process.isAlive() && two.process.isAlive()).isTrue();
            assertThat(load.failures())
                    .as("said clearly, and only then")
                    .allSatisfy(failure -> assertThat(failure.answer()).startsWith("503 {"))
                    .allSatisfy(failure ->
                            assertThat(Duration.ofNanos(failure.at() - back)).isLessThan(Duration.ofSeconds(5)));
            assertKept(load);
            assertNothingHalfDone(load);
            System.err.printf(
                    "database away for %d ms: %d requests, %d failed within %d ms, %d creates kept, %d refused%n",
                    Duration.ofNanos(back - began).toMillis(),
                    load.answered(),
                    load.failures().size(),
                    load.trouble().toMillis(),
                    load.created().size(),
                    load.refused().size());
        }
    }

    /** Each create that was answered with a worker has made that one, and the launches among them succeed. */
    private static void assertKept(Load load) {
        assertThat(load.created()).hasSizeGreaterThan(20);
        assertThat(rows().texts("select id from worker"))
                .containsAll(load.created().values());
        Awaitility.await("all launches to end")
                .atMost(RECOVERY)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> rows().number("select count(*) from worker_launch where terminal = 0") == 0);
        assertThat(rows().number("select count(*) from worker where status <> 'healthy'"))
                .isZero();
    }

    private static void assertNothingHalfDone(Load load) {
        Rows rows = rows();
        assertThat(rows.texts("""
                        select w.name from worker w left join worker_token t on t.worker_id = w.id
                        group by w.id, w.name having count(t.id) <> 2
                        """)).as("workers without their tokens").isEmpty();
        assertThat(rows.texts("""
                        select w.name from worker w left join worker_launch l on l.worker_id = w.id
                        where (w.destination = 'cloud') <> (l.worker_id is not null)
                        """)).as("launches that are missing, or too many").isEmpty();
        assertThat(rows.texts("""
                        select w.name from worker w left join audit_entry a
                          on a.target = w.id and a.action = 'worker.create'
                        group by w.id, w.name having count(a.seq) <> 1
                        """)).as("creates that are not on record once").isEmpty();
        for (String table : List.of("worker_token", "worker_launch", "worker_launch_event", "worker_instance")) {
            assertThat(rows.texts("select worker_id from " + table + " where worker_id not in (select id from worker)"))
                    .as("rows of no worker in " + table)
                    .isEmpty();
        }
        assertThat(rows.texts("select result from idempotency_key where result not in (select id from worker)"))
                .as("keys of no worker")
                .isEmpty();
        // Whoever was told nothing may ask again: the worker that there is, a new one, or to come back when the claim
        // of the request that broke is over.
        assertThat(load.refused())
                .allSatisfy(
                        create -> assertThat(create.on(nginx).send().status()).isIn(201, 202, 409));
        assertThat(rows.texts("select name from worker group by name having count(*) > 1"))
                .as("workers that were made twice")
                .isEmpty();
    }
}
