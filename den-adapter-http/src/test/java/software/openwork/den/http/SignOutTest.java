package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignOutTest {

    private static final String PATH = "/api/auth/sign-out";

    private final TestDen den = TestDen.start();
    private final String cookie = den.signUp("erin@example.com");

    @AfterEach
    void stop() {
        den.close();
    }

    @Test
    void shouldEndTheSessionAndClearTheCookies() {
        Answer answer =
                den.client().post(PATH).trusted().cookie(cookie).json("{}").send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"success\":true}");
        assertThat(answer.setCookies())
                .extracting(line -> line.split("=", 2)[0])
                .containsExactly("better-auth.session_token", "better-auth.session_data", "better-auth.dont_remember");
        assertThat(den.client().get("/v1/me").cookie(cookie).send().status()).isEqualTo(401);
    }

    @Test
    void shouldEndTheSessionOfABearer() {
        String token = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf('.', cookie.indexOf('=')));

        den.client().post(PATH).header("Authorization", "Bearer " + token).send();

        assertThat(den.client().get("/v1/me").cookie(cookie).send().status()).isEqualTo(401);
    }

    @Test
    void shouldSucceedWhateverTheClientHas() {
        List<RawClient.Request> requests = List.of(
                den.client().post(PATH).trusted().json("{}"),
                den.client().post(PATH).json("{}"),
                den.client().post(PATH).trusted(),
                den.client().post(PATH).trusted().json(""),
                den.client()
                        .post(PATH)
                        .trusted()
                        .cookie("better-auth.session_token=x.AAAA")
                        .json("{}"),
                den.client().post(PATH).header("Origin", "https://evil.example").json("{}"),
                den.client().post(PATH).trusted().json("{\"callbackURL\":\"/bye\"}"));
        for (RawClient.Request request : requests) {
            Answer answer = request.send();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.setCookies()).hasSize(3);
        }
    }

    @Test
    void shouldRefuseRequestsThatABrowserWasTrickedInto() {
        Answer silent = den.client().post(PATH).cookie(cookie).json("{}").send();
        Answer foreign = den.client()
                .post(PATH)
                .cookie(cookie)
                .header("Origin", "https://evil.example")
                .json("{}")
                .send();

        assertThat(silent.status()).isEqualTo(403);
        assertThat(silent.body())
                .isEqualTo("{\"message\":\"Missing or null Origin\",\"code\":\"MISSING_OR_NULL_ORIGIN\"}");
        assertThat(foreign.body()).isEqualTo("{\"message\":\"Invalid origin\",\"code\":\"INVALID_ORIGIN\"}");
        assertThat(den.client().get("/v1/me").cookie(cookie).send().status()).isEqualTo(200);
    }

    @Test
    void shouldRefuseWhatIsNotJson() {
        Answer answer = den.client().post(PATH).trusted().form("a=b").send();

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.json().path("message").textValue())
                .isEqualTo("Content-Type \"application/x-www-form-urlencoded\" is not allowed. "
                        + "Allowed types: application/json");
    }

    @Test
    void shouldRefuseATargetElsewhere() {
        Answer answer = den.client()
                .post(PATH)
                .trusted()
                .json("{\"callbackURL\":\"https://evil.example\"}")
                .send();

        assertThat(answer.status()).isEqualTo(403);
    }
}
