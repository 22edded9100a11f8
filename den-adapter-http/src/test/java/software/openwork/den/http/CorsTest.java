package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorsTest {

    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    @Nested
    class WithOrigins {

        @ParameterizedTest
        @CsvSource({
            "/health,200",
            "/v1/me,401",
            "/nope,404",
            "/api/auth/ok,200",
            "/api/auth/nope,404",
            "/,200",
            "/v1/workers/%zz,400",
        })
        void shouldLetThemReadEveryAnswer(String path, int status) {
            try (TestDen den = TestDen.start()) {
                Answer answer = den.client().get(path).trusted().send();

                assertThat(answer.status()).isEqualTo(status);
                assertThat(answer.header(ALLOW_ORIGIN)).contains(TestDen.ORIGIN);
                assertThat(answer.header("Access-Control-Allow-Credentials")).contains("true");
                assertThat(answer.headers("Vary")).contains("Origin");
            }
        }

        @ParameterizedTest
        @CsvSource({"https://evil.example", "null", "http://LOCALHOST:3005", "http://localhost:3005/", "''"})
        void shouldServeOthersWithoutLettingThemRead(String origin) {
            try (TestDen den = TestDen.start()) {
                Answer answer =
                        den.client().get("/health").header("Origin", origin).send();

                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.header(ALLOW_ORIGIN)).isEmpty();
                assertThat(answer.header("Access-Control-Allow-Credentials")).contains("true");
                assertThat(answer.headers("Vary")).contains("Origin");
            }
        }

        @ParameterizedTest
        @CsvSource({"/v1/workers", "/nope", "/api/auth/get-session", "/api/auth/nope", "/"})
        void shouldAnswerPreflightsEverywhere(String path) {
            try (TestDen den = TestDen.start()) {
                Answer answer = den.client()
                        .request("OPTIONS", path)
                        .trusted()
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "content-type,authorization")
                        .send();

                assertThat(answer.status()).isEqualTo(204);
                assertThat(answer.header(ALLOW_ORIGIN)).contains(TestDen.ORIGIN);
                assertThat(answer.header("Access-Control-Allow-Methods")).contains("GET,POST,PATCH,DELETE");
                assertThat(answer.header("Access-Control-Allow-Headers")).contains("content-type,authorization");
                assertThat(String.join(", ", answer.headers("Vary")))
                        .isEqualTo("Origin, Access-Control-Request-Headers");
                assertThat(answer.header("Content-Type")).isEmpty();
            }
        }

        @Test
        void shouldAnswerPreflightsOfStrangersToo() {
            try (TestDen den = TestDen.start()) {
                Answer foreign = den.client()
                        .request("OPTIONS", "/v1/workers")
                        .header("Origin", "https://evil.example")
                        .send();
                Answer silent = den.client().request("OPTIONS", "/v1/workers").send();

                assertThat(foreign.status()).isEqualTo(204);
                assertThat(foreign.header(ALLOW_ORIGIN)).isEmpty();
                assertThat(silent.status()).isEqualTo(204);
                assertThat(silent.header("Access-Control-Allow-Headers")).isEmpty();
            }
        }

        @Test
        void shouldLetThemReadRefusalsOfBodies() {
            try (TestDen den = TestDen.start()) {
                Answer answer =
                        den.client().post("/v1/workers").trusted().json("{").send();

                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.header(ALLOW_ORIGIN)).contains(TestDen.ORIGIN);
            }
        }
    }

    @Nested
    class WithoutOrigins {

        private final HttpConfig config = new HttpConfig(
                "127.0.0.1",
                0,
                TestDen.CONFIG.baseUrl(),
                TestDen.CONFIG.secret(),
                List.of(),
                List.of(),
                TestDen.CONFIG.trustedProxies(),
                "1",
                TestDen.CONFIG.stopTimeout());

        @Test
        void shouldSayNothingOfOrigins() {
            try (TestDen den = TestDen.start(config)) {
                Answer answer = den.client().get("/health").trusted().send();

                assertThat(answer.header("Vary")).isEmpty();
                assertThat(answer.header(ALLOW_ORIGIN)).isEmpty();
                assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
            }
        }

        @Test
        void shouldAnswerOptionsWithTheMethodsOfAPath() {
            try (TestDen den = TestDen.start(config)) {
                Answer workers = den.client().request("OPTIONS", "/v1/workers").send();

                assertThat(workers.status()).isEqualTo(200);
                assertThat(workers.body()).isEqualTo("GET,HEAD,POST");
                assertThat(workers.header("Allow")).contains("GET,HEAD,POST");
                assertThat(den.client()
                                .request("OPTIONS", "/api/auth/ok")
                                .send()
                                .status())
                        .isEqualTo(404);
                assertThat(den.client().request("OPTIONS", "/nope").send().status())
                        .isEqualTo(404);
            }
        }
    }
}
