package software.openwork.den.app.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.openwork.den.app.embedded.DataFolder;
import software.openwork.den.app.embedded.EmbeddedDatabase;
import software.openwork.den.gate.Needed;

/**
 * What one instance does, what nginx in front of it costs, and what a second one on the same machine adds. A measurement
 * that prints a table, not a test: {@code bench/scale} runs it.
 */
class ScaleBench {

    private static final int SECONDS = Integer.getInteger("den.scale.seconds", 10);
    private static final int LAUNCHES = Integer.getInteger("den.scale.launches", 1_000);
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Path LUA = Path.of("").toAbsolutePath().getParent().resolve("bench/post.lua");
    private static final String WORKER =
            "{\"name\":\"bench\",\"destination\":\"local\",\"workspacePath\":\"/home/bench/workspace\"}";

    @TempDir
    private Path folder;

    private String database;
    private Rows rows;

    @Test
    void measure() throws IOException, InterruptedException {
        Needed.program("wrk");
        int[] ports = {FreePort.pick(), FreePort.pick()};
        try (EmbeddedDatabase server = EmbeddedDatabase.start(DataFolder.open(folder.resolve("database")));
                Nginx nginx = Nginx.start(Files.createDirectories(folder.resolve("nginx")), ports[0], ports[1])) {
            database = server.url().reveal();
            rows = new Rows(database);
            System.err.println("| instances | `GET /v1/me` requests/s | p50 | p99 | creates/s | launches accepted/s"
                    + " | launches done/s | connections |");
            System.err.println("|---|---:|---:|---:|---:|---:|---:|---:|");
            try (DenProcess one = start(ports[0], nginx)) {
                measure("1, no proxy", one);
                measure("1 behind nginx", nginx);
                try (DenProcess two = start(ports[1], nginx)) {
                    assertThat(two.get("/ready").send().status()).isEqualTo(200);
                    measure("2 behind nginx", nginx);
                }
            }
        }
    }

    private DenProcess start(int port, Nginx nginx) throws IOException {
        Path log = Files.createDirectories(Path.of("target", "bench")).resolve("scale-" + port + ".log");
        UnaryOperator<Map<String, String>> variables = environment -> {
            environment.put("BETTER_AUTH_URL", nginx.base().toString());
            environment.put("DEN_MAX_CLOUD_WORKERS_PER_USER", "1000000");
            environment.remove("DEN_DB_POOL_SIZE");
            return environment;
        };
        return DenProcess.start(port, log, database, variables, "software.openwork.den.app.Main", "serve");
    }

    private void measure(String name, Server server) throws IOException, InterruptedException {
        Person person = server.signUp("Bench");
        Wrk looks = Wrk.run(server, person, "/v1/me", "");
        Wrk creates = Wrk.run(server, person, "/v1/workers", WORKER);
        long began = System.nanoTime();
        launch(server);
        double accepted = LAUNCHES / seconds(began);
        Awaitility.await("all launches to end")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> rows.number("select count(*) from worker_launch where terminal = 0") == 0);
        double done = LAUNCHES / seconds(began);
        assertThat(rows.number("select count(*) from worker where status <> 'healthy'"))
                .isZero();
        System.err.printf(
                "| %s | %.0f | %s | %s | %.0f | %.0f | %.0f | %d |%n",
                name,
                looks.rate(),
                looks.at("50"),
                looks.at("99"),
                creates.rate(),
                accepted,
                done,
                rows.number("select variable_value from information_schema.global_status"
                        + " where variable_name = 'MAX_USED_CONNECTIONS'"));
    }

    /** By several people: the creates of one take turns. */
    private static void launch(Server server) throws InterruptedException {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            people.add(server.signUp("Launcher " + i));
        }
        Semaphore connections = new Semaphore(32);
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (int i = 0; i < LAUNCHES; i++) {
            connections.acquire();
            all.add(server.post("/v1/workers")
                    .as(people.get(i % people.size()))
                    .json("{name: 'w%d', destination: 'cloud'}".formatted(i))
                    .sendAsync()
                    .thenAccept(reply -> assertThat(reply.status()).isEqualTo(202))
                    .whenComplete((done, failed) -> connections.release()));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).join();
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    /** What wrk printed. */
    private record Wrk(String output) {

        /** Warms up three times as long as it measures; with a body it is a POST. */
        static Wrk run(Server server, Person person, String path, String body)
                throws IOException, InterruptedException {
            run(server, person, path, body, 3 * SECONDS);
            return run(server, person, path, body, SECONDS);
        }

        private static Wrk run(Server server, Person person, String path, String body, int seconds)
                throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(List.of(
                    Needed.program("wrk").toString(),
                    "-t1",
                    "-c32",
                    "-d" + seconds + "s",
                    "--timeout",
                    "10s",
                    "--latency"));
            command.addAll(
                    body.isEmpty() ? List.of("-H", "cookie: " + person.cookie()) : List.of("-s", LUA.toString()));
            command.add(server.base().resolve(path).toString());
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment()
                    .putAll(Map.of(
                            "BENCH_BODY", body, "BENCH_COOKIE", person.cookie(), "BENCH_ORIGIN", Server.CONSOLE));
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            assertThat(output).doesNotContain("Non-2xx", "Socket errors");
            return new Wrk(output);
        }

        double rate() {
            return Double.parseDouble(found("Requests/sec:\\s+(\\S+)"));
        }

        String at(String percentile) {
            return found(percentile + "%\\s+(\\S+)").replaceFirst("(?=[a-z])", " ");
        }

        private String found(String pattern) {
            Matcher matcher = Pattern.compile(pattern).matcher(output);
            assertThat(matcher.find()).as(output).isTrue();
            return matcher.group(1);
        }
    }
}
