package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.application.observe.Observer.Answered;
import software.openwork.den.application.storage.StorageHealth;
import software.openwork.den.domain.secret.Secret;

/** What operators ask for. */
class OperationsTest {

    private final TestDen den = TestDen.start();

    @AfterEach
    void stop() {
        den.close();
    }

    @Nested
    class Ready {

        @Test
        void shouldTellThatAllIsWell() {
            Answer answer = den.client().get("/ready").send();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body())
                    .isEqualTo("{\"ready\":true,\"version\":\"1.2.3\",\"checks\":["
                            + "{\"name\":\"database\",\"ok\":true,\"detail\":\"answers\"},"
                            + "{\"name\":\"migrations\",\"ok\":true,\"detail\":\"the tables are up to date\"},"
                            + "{\"name\":\"jobs\",\"ok\":true,\"detail\":\"none is due\"}]}");
        }

        @Test
        void shouldTellThatTheDatabaseIsAwayAndThatItIsBack() {
            den.health.away = true;
            assertThat(den.client().get("/ready").send().status()).isEqualTo(503);
            assertThat(den.client().get("/health").send().status()).isEqualTo(200);

            den.health.away = false;
            den.clock.advance(Duration.ofSeconds(1));
            assertThat(den.client().get("/ready").send().status()).isEqualTo(200);
        }

        @Test
        void shouldTellThatTheTablesAreOld() {
            den.health.state = new StorageHealth.State(false, Duration.ZERO, Duration.ZERO);

            Answer answer = den.client().get("/ready").send();

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).contains("den migrate");
        }

        @Test
        void shouldTellThatNothingIsDoneAboutJobs() {
            den.health.state = new StorageHealth.State(true, Duration.ofSeconds(300), Duration.ofSeconds(2));
            assertThat(den.client().get("/ready").send().status())
                    .as("many jobs, and they are done")
                    .isEqualTo(200);

            den.clock.advance(Duration.ofSeconds(2));
            den.health.state = new StorageHealth.State(true, Duration.ofSeconds(61), Duration.ofSeconds(61));
            assertThat(den.client().get("/ready").send().status()).isEqualTo(503);
        }

        @Test
        void shouldLookOnceASecondHoweverManyAsk() {
            for (int i = 0; i < 20; i++) {
                den.client().get("/ready").send();
            }

            assertThat(den.health.looks).hasValue(1);
        }
    }

    @Nested
    class Metrics {

        @Test
        void shouldBeForThisMachineOnlyWithoutAToken() {
            assertThat(den.client().get("/metrics").send().body()).isEqualTo("den_figure 1\n");
        }

        @ParameterizedTest
        @ValueSource(strings = {"X-Forwarded-For", "Forwarded", "Via", "X-Real-IP", "X-Forwarded-Proto"})
        void shouldNotTakeAProxyForThisMachine(String header) {
            Answer answer =
                    den.client().get("/metrics").header(header, "127.0.0.1").send();

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).contains("DEN_METRICS_TOKEN").doesNotContain("den_figure");
        }

        @Test
        void shouldBeForWhoHasTheToken() {
            try (TestDen measured = TestDen.measured(Secret.of("s3cret"))) {
                for (String wrong : new String[] {"", "Bearer", "Bearer s3cre", "Bearer s3crett", "Basic s3cret"}) {
                    assertThat(measured.client()
                                    .get("/metrics")
                                    .header("Authorization", wrong)
                                    .send()
                                    .status())
                            .as(wrong)
                            .isEqualTo(401);
                }
                assertThat(measured.client().get("/metrics").send().status()).isEqualTo(401);
                assertThat(measured.client()
                                .get("/metrics")
                                .header("X-Forwarded-For", "198.51.100.1")
                                .header("Authorization", "bearer s3cret")
                                .send()
                                .status())
                        .isEqualTo(200);
            }
        }
    }

    @Nested
    class Observed {

        @Test
        void shouldCallRequestsByTheirRoutes() {
            String cookie = den.signUp("ada@example.com");
            den.observer.answered.clear();

            den.client()
                    .get("/v1/workers/some-id?x=y")
                    .header("X-Forwarded-For", "198.51.100.7")
                    .cookie(cookie)
                    .send();
            den.client().get("/V1/Me/").cookie(cookie).send();
            den.client().get("/nowhere/at/all").send();
            den.client().request("BREW", "/health").send();
            den.client().get("/web/missing.js").send();
            den.client().get("/api/auth/get-session").cookie(cookie).send();
            den.client().post("/v1/workers").json("{").send();

            assertThat(den.observer.answered)
                    .extracting(each -> each.method() + " " + each.route() + " " + each.status())
                    .containsExactly(
                            "GET /v1/workers/{id} 404",
                            "GET /v1/me 200",
                            "GET unmatched 404",
                            "OTHER unmatched 405",
                            "GET unmatched 404",
                            "GET /api/auth/get-session 200",
                            "POST /v1/workers 400");
            assertThat(den.observer.answered).extracting(Answered::nanos).allMatch(nanos -> nanos > 0);
            assertThat(den.observer.answered).extracting(Answered::address).contains("198.51.100.7");
            assertThat(den.observer.answered).extracting(Answered::requestId).doesNotHaveDuplicates();
        }
    }
}
