package software.openwork.den.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import software.openwork.den.mysql.MysqlConfig;
import software.openwork.den.mysql.TestDatabase;

/** What operators see while Den works, and while its database is away. */
class ObservabilityTest {

    private static final Duration AT_MOST = Duration.ofSeconds(5);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void shouldTellWithinFiveSecondsThatTheDatabaseIsAwayAndBack() {
        String url = TestDatabase.fresh().url();
        MysqlConfig database = MysqlConfig.parse(url, 2);
        try (Wire wire = Wire.to(database.host(), database.port());
                Den den = Den.start(through(wire, url))) {
            assertThat(den.get("/ready").send().json().at("/checks/0/ok").booleanValue())
                    .isTrue();
            Person ada = den.signUp("Ada");

            wire.cut();
            await("red", () -> den.get("/ready").send().status() == 503);
            assertThat(den.get("/health").send().status()).isEqualTo(200);
            assertThat(den.get("/v1/me").as(ada).send().status()).isEqualTo(503);

            wire.mend();
            await("green", () -> den.get("/ready").send().status() == 200);
            Awaitility.await("requests")
                    .atMost(Duration.ofSeconds(12))
                    .until(() -> den.get("/v1/me").as(ada).send().status() == 200);
        }
    }

    @Test
    void shouldBeRedForAWhileBeforeItStopsToListen() {
        Den den = Den.start(TestDatabase.fresh().url(), Map.of("DEN_DRAIN_MS", "3000"));
        Person ada = den.signUp("Ada");

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(den::close, Thread::startVirtualThread);

        await("red", () -> den.get("/ready").send().status() == 503);
        assertThat(den.get("/health").send().status()).isEqualTo(200);
        assertThat(den.get("/v1/me").as(ada).send().status()).isEqualTo(200);
        stopped.join();
    }

    private static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(AT_MOST)
                .pollInterval(Duration.ofMillis(100))
                .until(condition);
    }

    /** The same database by way of the wire. */
    private static String through(Wire wire, String url) {
        URI uri = URI.create(url);
        return url.replace(
                "@" + uri.getRawAuthority().replaceFirst(".*@", "") + "/", "@127.0.0.1:" + wire.port() + "/");
    }

    @Test
    void shouldCountWhatHappensAndFollowARequestIntoItsJob() throws IOException {
        Path log = Files.createDirectories(Path.of("target", "log")).resolve("observed.log");
        Files.deleteIfExists(log);
        String database = TestDatabase.fresh().url();
        try (DenProcess den = DenProcess.start(
                log,
                database,
                environment -> {
                    environment.put("DEN_LOG_FORMAT", "json");
                    environment.put("DEN_METRICS_TOKEN", "for-figures-only");
                    return environment;
                },
                "software.openwork.den.app.Main",
                "serve")) {
            Person ada = den.signUp("Ada");
            Reply created = den.post("/v1/workers")
                    .as(ada)
                    .with("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                    .json("{name: 'Seen', destination: 'cloud'}")
                    .send();
            String request = created.header("x-request-id");
            den.awaitHealthy(ada, Server.id(created.json()));
            den.get("/nowhere").send();

            Awaitility.await("the job's record")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> den.log()
                            .lines()
                            .anyMatch(line -> line.contains("\"event\":\"launch.status\"")
                                    && line.contains("\"status\":\"healthy\"")
                                    && line.contains("\"requestId\":\"" + request + "\"")
                                    && line.contains("\"trace\":\"" + TRACE + "\"")));
            assertThat(den.log().lines())
                    .anyMatch(line -> line.contains("\"event\":\"request\"")
                            && line.contains("\"route\":\"/v1/workers\"")
                            && line.contains("\"status\":202")
                            && line.contains("\"requestId\":\"" + request + "\""));
            assertThat(den.get("/metrics").send().status()).isEqualTo(401);
            String figures = den.get("/metrics")
                    .with("authorization", "Bearer for-figures-only")
                    .send()
                    .body();
            assertThat(figures)
                    .contains(
                            "den_http_requests_total{method=\"POST\",route=\"/v1/workers\",status=\"202\"} 1.0",
                            "den_http_requests_total{method=\"GET\",route=\"unmatched\",status=\"404\"} 1.0",
                            "den_http_request_seconds_bucket{method=\"POST\",route=\"/v1/workers\",le=\"10.0\"} 1",
                            "den_launches_total{code=\"\",outcome=\"healthy\"} 1.0",
                            "den_launch_steps_total{outcome=\"done\",step=\"live\"}",
                            "den_jobs_total{job=\"worker\",outcome=\"done\"}",
                            "den_db_connections{pool=\"requests\",state=\"most\"} 8.0",
                            "den_db_connections{pool=\"jobs\",state=\"most\"} 4.0",
                            "jvm_memory_used_bytes{area=\"heap\"}",
                            "process_cpu_seconds_total")
                    .doesNotContain(Server.id(created.json()), ada.id(), request);
        }
    }

    @Test
    void shouldShowAdministratorsEverybodyAndOwnersTheirRecord() {
        String email = Server.newEmail();
        try (Den den = Den.start(TestDatabase.fresh().url(), Map.of("DEN_ADMIN_EMAILS", email))) {
            Reply signedUp = den.post("/api/auth/sign-up/email")
                    .from(Server.CONSOLE)
                    .json("{name: 'Root', email: '%s', password: '%s'}".formatted(email, Server.PASSWORD))
                    .send();
            den.rows().update("UPDATE `user` SET email_verified = 1 WHERE email = ?", email);
            Person ada = den.signUp("Ada");
            String worker = Server.id(den.launch(ada, "W"));
            String cookie = signedUp.cookieHeader();

            Reply overview = den.get("/v1/admin/overview?includeBilling=1")
                    .with("cookie", cookie)
                    .send();
            Reply users = den.get("/v1/admin/users?query=" + ada.email())
                    .with("cookie", cookie)
                    .send();
            Reply stats = den.get("/v1/admin/stats").with("cookie", cookie).send();
            String org = den.get("/v1/me/orgs")
                    .as(ada)
                    .send()
                    .json()
                    .get("defaultOrgId")
                    .textValue();
            Reply record = den.get("/v1/orgs/" + org + "/audit").as(ada).send();

            assertThat(overview.status()).isEqualTo(200);
            assertThat(overview.json().at("/summary/totalUsers").intValue()).isEqualTo(2);
            assertThat(overview.json().at("/users/0/email").textValue()).isEqualTo(ada.email());
            assertThat(overview.json().at("/users/0/workerCount").intValue()).isEqualTo(1);
            assertThat(overview.json().at("/users/0/billing/status").textValue())
                    .isEqualTo("unavailable");
            assertThat(users.json().at("/users/0/id").textValue()).isEqualTo(ada.id());
            assertThat(stats.json().at("/signUps/0/count").intValue()).isEqualTo(2);
            assertThat(record.json().findValuesAsText("target")).contains(worker);
            assertThat(den.get("/v1/admin/overview").as(ada).send().status()).isEqualTo(403);
            assertThat(List.of(
                            den.get("/docs").send().status(),
                            den.get("/openapi.json").send().status()))
                    .containsOnly(200);
            Awaitility.await("the record to be chained")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> den.rows().number("SELECT COUNT(*) FROM audit_link") > 3);
        }
    }
}
