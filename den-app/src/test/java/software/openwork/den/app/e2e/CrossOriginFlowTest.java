package software.openwork.den.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What other sites' pages may read. */
@ExtendWith(SharedDen.class)
class CrossOriginFlowTest {

    private final Den den;

    CrossOriginFlowTest(Den den) {
        this.den = den;
    }

    static Stream<Arguments> origins() {
        return Stream.of(
                arguments(Server.CONSOLE, true),
                arguments(Server.STRANGER, false),
                arguments("null", false),
                arguments(Server.CONSOLE + "/", false),
                arguments("http://CONSOLE.test:3000", false),
                arguments("https://console.test:3000", false));
    }

    @ParameterizedTest
    @MethodSource("origins")
    void shouldNameOnlyAnOriginOfTheListAndServeAll(String origin, boolean trusted) {
        for (String path : new String[] {"/health", "/api/auth/ok", "/v1/me", "/no/such/page"}) {
            Reply reply = den.get(path).from(origin).send();

            assertThat(reply.header("access-control-allow-origin")).isEqualTo(trusted ? origin : "");
            assertThat(reply.header("access-control-allow-credentials")).isEqualTo("true");
            assertThat(reply.header("vary")).isEqualTo("Origin");
        }
        assertThat(den.get("/health").from(origin).send().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("origins")
    void shouldAnswerEveryPreflight(String origin, boolean trusted) {
        for (String path : new String[] {"/v1/workers", "/api/auth/get-session", "/no/such/page"}) {
            Reply reply = den.options(path)
                    .from(origin)
                    .with("access-control-request-method", "PUT")
                    .with("access-control-request-headers", "x-one,x-two")
                    .send();

            assertThat(reply.status()).isEqualTo(204);
            assertThat(reply.body()).isEmpty();
            assertThat(reply.header("access-control-allow-origin")).isEqualTo(trusted ? origin : "");
            assertThat(reply.header("access-control-allow-methods")).isEqualTo("GET,POST,PATCH,DELETE");
            assertThat(reply.header("access-control-allow-headers")).isEqualTo("x-one,x-two");
            assertThat(reply.header("vary")).isEqualTo("Origin, Access-Control-Request-Headers");
        }
    }

    @Test
    void shouldAllowNoHeadersThatNobodyAskedFor() {
        Reply reply = den.options("/v1/workers").send();

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.headers().firstValue("access-control-allow-headers")).isEmpty();
    }

    @Test
    void shouldTellErrorsToTrustedPagesToo() {
        Reply reply = den.post("/v1/workers")
                .from(Server.CONSOLE)
                .body("application/json", "{")
                .send();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("access-control-allow-origin")).isEqualTo(Server.CONSOLE);
    }
}
