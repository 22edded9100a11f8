package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthPathTest {

    private final TestDen den = TestDen.start();

    @AfterAll
    void stop() {
        den.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/auth/ok",
        "GET,/api/auth/ok?anything",
        "GET,/api/auth/../auth/ok",
        "GET,/api/auth/x/%2E%2e/ok",
        "GET,/api/auth/./ok",
    })
    void shouldAnswerOk(String method, String target) {
        Answer answer = den.client().request(method, target).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"ok\":true}");
        assertThat(answer.header("Content-Type")).contains("application/json");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/auth/",
        "GET,/api/auth/nope",
        "GET,/api/auth/ok/",
        "GET,/api/auth//ok",
        "GET,/api/auth/OK",
        "GET,/API/AUTH/ok",
        "GET,/api/auth/%6fk",
        "GET,/api/auth/ok;x=1",
        "GET,/api/auth/%zz",
        "GET,/api/auth/%00",
        "GET,/api/auth/../../health",
        "HEAD,/api/auth/ok",
        "POST,/api/auth/ok",
        "DELETE,/api/auth/ok",
        "PUT,/api/auth/sign-up/email",
        "GET,/api/auth/sign-in/email",
        "GET,/api/auth/sign-out",
    })
    void shouldHaveNothingToSayElsewhere(String method, String target) {
        Answer answer = den.client().request(method, target).cookie("a=b").send();

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Content-Type")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/api/auth", "//api/auth/ok", "/api//auth/ok"})
    void shouldLeaveOtherPathsToTheApi(String target) {
        Answer answer = den.client().get(target).send();

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"error\":\"not_found\"}");
    }

    @Test
    void shouldReadTheBodyBeforeThePath() {
        Answer answer = den.client().post("/api/auth/nope").json("{").send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("code").textValue()).isEqualTo("INVALID_JSON");
        assertThat(answer.json().path("message").isTextual()).isTrue();
    }
}
