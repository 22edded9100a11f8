package software.openwork.den.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import software.openwork.den.app.SimulatedDen;
import software.openwork.den.mysql.TestDatabase;

/**
 * Many launches at once on one instance, at vendors that take 50 to 500 ms for each answer. A measurement that prints what
 * it found, not a test: {@code bench/fleet} runs it.
 */
class FleetBench {

    private static final int LAUNCHES = Integer.getInteger("den.fleet", 1_000);
    private static final Duration FASTEST = Duration.ofMillis(50);
    private static final Duration SLOWEST = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final int ASKS_A_SECOND = 50;
    private static final int QUIET_SECONDS = 20;

    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    private volatile boolean sampling = true;
    private volatile int mostThreads;
    private volatile int mostResident;

    @Test
    void measure() throws Exception {
        String database = TestDatabase.fresh().url();
        Path log = Files.createDirectories(Path.of("target", "bench")).resolve("fleet.log");
        Files.deleteIfExists(log);
        try (SimulatedVendors vendors = new SimulatedVendors()) {
            vendors.render.latency(FASTEST, SLOWEST);
            vendors.render.workersTake(FASTEST, SLOWEST);
            vendors.vercel.latency(FASTEST, SLOWEST);
            vendors.render.deploysTake(0);
            vendors.render.remember(false);
            vendors.vercel.remember(false);
            List.of("create", "domain", "service", "write", "read")
                    .forEach(bucket -> vendors.render.limit(bucket, 10_000_000));
            try (DenProcess den = DenProcess.start(
                    log,
                    database,
                    base -> environment(vendors, base),
                    SimulatedDen.class.getName(),
                    vendors.names().toString(),
                    Duration.ZERO.toString())) {
                measure(den, vendors, new Rows(database));
            }
        }
    }

    private static Map<String, String> environment(SimulatedVendors vendors, Map<String, String> base) {
        Map<String, String> environment = vendors.environment(base);
        environment.put("DEN_RENDER_CREATES_PER_HOUR", "1000000");
        environment.put("DEN_RENDER_READS_PER_MINUTE", "1000000");
        environment.put("DEN_MAX_CLOUD_WORKERS_PER_USER", "1000000");
        environment.put("RENDER_POLL_INTERVAL_MS", "1000");
        return environment;
    }

    private void measure(DenProcess den, SimulatedVendors vendors, Rows rows) throws Exception {
        Person person = den.signUp("Fleet");
        try (ScheduledExecutorService asking = Executors.newScheduledThreadPool(2)) {
            HttpRequest me = HttpRequest.newBuilder(den.base().resolve("/v1/me"))
                    .header("cookie", person.cookie())
                    .build();
            HttpClient client = HttpClient.newHttpClient();
            ScheduledFuture<?> asks =
                    asking.scheduleAtFixedRate(() -> ask(client, me), 0, 1_000 / ASKS_A_SECOND, TimeUnit.MILLISECONDS);
            TimeUnit.SECONDS.sleep(QUIET_SECONDS);
            nanos.clear();
            TimeUnit.SECONDS.sleep(QUIET_SECONDS);
            List<Long> unloaded = taken();
            int idleThreads = status(den, "Threads");
            int idleResident = status(den, "VmRSS") / 1024;
            Thread sampler = Thread.ofPlatform().start(() -> sample(den));

            long began = System.nanoTime();
            launch(den, person);
            double accepted = seconds(began);
            nanos.clear();
            Awaitility.await("all launches to end")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() -> rows.number("select count(*) from worker_launch where terminal = 0") == 0);
            double ended = seconds(began);
            List<Long> loaded = taken();
            asks.cancel(false);
            sampling = false;
            sampler.join();

            long healthy = rows.number("select count(*) from worker where status = 'healthy'");
            long named =
                    rows.number("select count(*) from worker_instance where url like ?", "%" + SimulatedVendors.SUFFIX);
            System.err.printf(
                    "fleet: %d launches accepted in %.1f s, all ended after %.1f s: %d healthy, %d under their own names,"
                            + " %d services made%n",
                    LAUNCHES, accepted, ended, healthy, named, vendors.render.creates());
            System.err.printf(
                    "fleet: threads %d idle, at most %d more; resident %d MB idle, at most %d MB more%n",
                    idleThreads, mostThreads - idleThreads, idleResident, mostResident - idleResident);
            System.err.printf(
                    "fleet: GET /v1/me unloaded p50 %.1f ms, p99 %.1f ms; during it p50 %.1f ms, p99 %.1f ms (%d asked)%n",
                    at(unloaded, 50), at(unloaded, 99), at(loaded, 50), at(loaded, 99), loaded.size());
            assertThat(healthy).isEqualTo(LAUNCHES);
            vendors.assertNothingTwice();
        }
    }

    private static void launch(DenProcess den, Person person) throws InterruptedException {
        Semaphore connections = new Semaphore(64);
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (int i = 0; i < LAUNCHES; i++) {
            connections.acquire();
            all.add(den.post("/v1/workers")
                    .as(person)
                    .json("{name: 'w%d', destination: 'cloud'}".formatted(i))
                    .sendAsync()
                    .thenAccept(reply -> assertThat(reply.status()).isEqualTo(202))
                    .whenComplete((done, failed) -> connections.release()));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).join();
    }

    private void ask(HttpClient client, HttpRequest me) {
        long began = System.nanoTime();
        var unused = client.sendAsync(me, BodyHandlers.discarding())
                .thenAccept(answer -> nanos.add(System.nanoTime() - began));
    }

    private List<Long> taken() {
        return nanos.stream().sorted().toList();
    }

    private static double at(List<Long> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)) / 1e6;
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private void sample(DenProcess den) {
        while (sampling) {
            mostThreads = Math.max(mostThreads, status(den, "Threads"));
            mostResident = Math.max(mostResident, status(den, "VmRSS") / 1024);
            try {
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** As Linux tells; 0 elsewhere. */
    private static int status(DenProcess den, String name) {
        Path status = Path.of("/proc", Long.toString(den.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(name + ":"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
