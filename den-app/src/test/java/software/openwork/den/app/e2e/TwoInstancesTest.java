package software.openwork.den.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.openwork.den.mysql.TestDatabase;

/** Two instances on one database are one Den. */
class TwoInstancesTest {

    private static Den one;
    private static Den two;

    @BeforeAll
    static void start() {
        String database = TestDatabase.fresh().url();
        one = Den.start(database);
        two = Den.start(database);
    }

    @AfterAll
    static void stop() {
        two.close();
        one.close();
    }

    @Test
    void shouldShowOnOneWhatTheOtherLaunches() {
        Person person = one.signUp("Both");
        String id = Server.id(one.launch(person, "Watched"));

        List<ServerEvents.Event> events = ServerEvents.read(two, person, "/v1/workers/" + id + "/events");

        assertThat(events.getLast().data().get("status").textValue()).isEqualTo("healthy");
        assertThat(ServerEvents.read(one, person, "/v1/workers/" + id + "/events"))
                .isEqualTo(events);
        assertThat(two.awaitHealthy(person, id)).isEqualTo(one.awaitHealthy(person, id));
    }

    @Test
    void shouldDeleteOnOneWhatTheOtherLaunched() {
        Person person = one.signUp("Both");
        String id = Server.id(one.launch(person, "Shared"));

        assertThat(two.delete("/v1/workers/" + id).as(person).send().status()).isEqualTo(204);

        assertThat(one.get("/v1/workers/" + id).as(person).send().status()).isEqualTo(404);
        Awaitility.await("the receipt on the other")
                .atMost(Duration.ofSeconds(20))
                .until(() -> one.get("/v1/workers/" + id + "/teardown")
                        .as(person)
                        .send()
                        .json()
                        .hasNonNull("finishedAt"));
    }

    @Test
    void shouldRefuseOnOneASessionThatEndedOnTheOther() {
        Person person = one.signUp("Leaving");
        assertThat(two.get("/v1/me").as(person).send().status()).isEqualTo(200);

        one.post("/api/auth/sign-out")
                .from(Server.CONSOLE)
                .as(person)
                .json("{}")
                .send();

        assertThat(two.get("/v1/me").as(person).send().status()).isEqualTo(401);
    }

    @Test
    void shouldRefuseOnOneWhatIsTooMuchForBoth() {
        String database = TestDatabase.fresh().url();
        Map<String, String> limited = Map.of("DEN_RATE_LIMIT_ENABLED", "true");
        try (Den third = Den.start(database, limited);
                Den fourth = Den.start(database, limited)) {
            assertThat(wrongPassword(third)).isEqualTo(401);
            assertThat(wrongPassword(fourth)).isEqualTo(401);
            assertThat(wrongPassword(third)).isEqualTo(401);

            assertThat(wrongPassword(fourth)).isEqualTo(429);
            assertThat(wrongPassword(third)).isEqualTo(429);
        }
    }

    private static int wrongPassword(Den den) {
        return den.post("/api/auth/sign-in/email")
                .with("x-forwarded-for", "203.0.113.1")
                .json("{email: 'nobody@people.test', password: 'wrong one'}")
                .send()
                .status();
    }

    @Test
    void shouldFinishOnOneWhatTheOtherLeaves() {
        Person person = one.signUp("Heir");
        try (Den third = Den.start(one.databaseUrl())) {
            for (int i = 0; i < 6; i++) {
                third.launch(person, "w" + i);
            }
        }

        for (String id :
                one.get("/v1/workers").as(person).send().json().get("workers").findValuesAsText("id")) {
            one.awaitHealthy(person, id);
        }
    }
}
