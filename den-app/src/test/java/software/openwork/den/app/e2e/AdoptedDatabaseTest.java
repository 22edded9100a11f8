package software.openwork.den.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.openwork.den.mysql.ReplacedService;
import software.openwork.den.mysql.TestDatabase;

/**
 * People of the replaced service find Den in its place. Hash and signature were made with another program (Python's
 * {@code hashlib.scrypt} and {@code hmac}), not with Den's own.
 */
class AdoptedDatabaseTest {

    private static final String SECRET = "a secret of the project's own, long enough";
    private static final String PASSWORD = "Längs der Küste ﬂiegt 1 Möwe";
    private static final String HASH = "9f3c0a5be17d4426a8b0c1d2e3f40516:"
            + "18c593a289ba86de93516e796089e28aedc56d4fd9705ed877341e6d73bc89ff"
            + "e305b0d46c667691abdd01edd5d86b31d32bcfee33f09ab5d5635d844100682d";
    private static final String TOKEN = "Kuestenwind0123456789abcdefGHIJK";
    private static final String COOKIE =
            "better-auth.session_token=" + TOKEN + ".Owmue2VstATpM2wXfiQobZ%2Ff9MaApWsRnwPYAmCV1lg%3D";

    private static final String ADA = "Ada00000000000000000000000000000";
    private static final String ORG = "0f0e0d0c-1111-4222-8333-444455556666";
    private static final String RUNNING = "11111111-2222-4333-8444-555566667777";
    private static final String ON_ITS_WAY = "22222222-2222-4333-8444-555566667777";

    private static Den den;
    private static ReplacedService old;

    @BeforeAll
    static void fillAndStart() {
        TestDatabase database = TestDatabase.fresh();
        old = new ReplacedService(database.url());
        old.createTables();
        old.insertUser(ADA, "Ada", "ada@example.com", HASH, ORG);
        old.insertSession("session0000000000000000000000001", TOKEN, ADA, time(-2), time(5));
        old.insertWorker(RUNNING, ORG, ADA, "Running", "cloud", "healthy");
        old.insertInstance("33333333-2222-4333-8444-555566667777", RUNNING, "stub", "http://localhost:9/old");
        old.insertWorker(ON_ITS_WAY, ORG, null, "On its way", "cloud", "provisioning");
        den = Den.start(database.url(), Map.of("BETTER_AUTH_SECRET", SECRET));
    }

    @AfterAll
    static void stop() {
        den.close();
    }

    @Test
    void shouldAcceptTheOldCookie() {
        Reply reply = den.get("/api/auth/get-session").with("cookie", COOKIE).send();

        assertThat(reply.json().at("/user/email").asText()).isEqualTo("ada@example.com");
    }

    @Test
    void shouldAcceptTheOldPasswordInEveryFormOfItsLetters() {
        for (String typed : new String[] {PASSWORD, PASSWORD.replace("ﬂ", "fl")}) {
            Reply reply = den.post("/api/auth/sign-in/email")
                    .json("{email: 'Ada@Example.com', password: '" + typed + "'}")
                    .send();

            assertThat(reply.status()).isEqualTo(200);
        }
        assertThat(den.post("/api/auth/sign-in/email")
                        .json("{email: 'ada@example.com', password: 'something else'}")
                        .send()
                        .status())
                .isEqualTo(401);
    }

    @Test
    void shouldListTheOldWorkersAndHandOutTheirTokens() {
        Reply list = den.get("/v1/workers?limit=20").with("cookie", COOKIE).send();
        assertThat(list.json().at("/workers").findValuesAsText("name")).contains("Running", "On its way");

        Reply tokens = den.post("/v1/workers/" + RUNNING + "/tokens")
                .with("cookie", COOKIE)
                .send();
        assertThat(tokens.status()).isEqualTo(200);
        assertThat(tokens.json().at("/tokens/host").asText()).isEqualTo((RUNNING + RUNNING).replace("-", ""));
    }

    @Test
    void shouldTakeUpWhatWasOnItsWay() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(den.get("/v1/workers/" + ON_ITS_WAY)
                                .with("cookie", COOKIE)
                                .send()
                                .json()
                                .at("/worker/status")
                                .asText())
                        .isEqualTo("healthy"));
    }

    @Test
    void shouldTakeDownAnOldWorkerToTheEnd() {
        String worker = "44444444-2222-4333-8444-555566667777";
        old.insertWorker(worker, ORG, ADA, "To be deleted", "cloud", "healthy");
        old.insertInstance("55555555-2222-4333-8444-555566667777", worker, "stub", "http://localhost:9/gone");

        assertThat(den.delete("/v1/workers/" + worker)
                        .with("cookie", COOKIE)
                        .send()
                        .status())
                .isEqualTo(204);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(den.get("/v1/workers/" + worker + "/teardown")
                                .with("cookie", COOKIE)
                                .send()
                                .json()
                                .at("/finishedAt")
                                .isTextual())
                        .isTrue());
        assertThat(den.rows().texts("SELECT instance_url FROM worker_teardown WHERE worker_id = ?", worker))
                .containsExactly("http://localhost:9/gone");
    }

    private static String time(int days) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS")
                .withZone(ZoneOffset.UTC)
                .format(Instant.now().plus(Duration.ofDays(days)));
    }
}
