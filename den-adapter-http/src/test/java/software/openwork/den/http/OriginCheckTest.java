package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OriginCheckTest {

    private static final String SIGN_IN = "/api/auth/sign-in/email";
    private static final String MIA = "{\"email\":\"mia@example.com\",\"password\":\"correct horse\"}";

    private final TestDen den = TestDen.start();
    private String cookie = "";

    @BeforeAll
    void miaIsThere() {
        cookie = den.signUp("mia@example.com");
    }

    @AfterAll
    void stop() {
        den.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // without any cookie
                "-|-",
                "origin: http://localhost:3005|-",
                "origin: http://localhost:8788|-",
                "origin: http://localhost:3005/|-",
                "origin: http://LOCALHOST:3005|-",
                "origin: null; sec-fetch-site: same-origin|-",
                "referer: http://localhost:3005/page|-",
                "origin: http://localhost:3005; sec-fetch-site: same-origin; sec-fetch-mode: cors|-",
                "origin: https://evil.example|INVALID_ORIGIN",
                "origin: http://localhost:3006|INVALID_ORIGIN",
                "origin: https://localhost:3005|INVALID_ORIGIN",
                "origin: http://127.0.0.1:3005|INVALID_ORIGIN",
                "origin: http://localhost:3005.evil.example|INVALID_ORIGIN",
                "origin: http://localhost:3005@evil.example|INVALID_ORIGIN",
                "origin: garbage|INVALID_ORIGIN",
                "origin: https://evil.example; referer: http://localhost:3005/|INVALID_ORIGIN",
                "origin: https://evil.example; x-forwarded-host: evil.example; x-forwarded-proto: https|INVALID_ORIGIN",
                "origin: https://evil.example; host: evil.example|INVALID_ORIGIN",
                "referer: https://evil.example/page|INVALID_ORIGIN",
                "origin: null|MISSING_OR_NULL_ORIGIN",
                "sec-fetch-mode: cors|MISSING_OR_NULL_ORIGIN",
                "sec-fetch-dest: empty|MISSING_OR_NULL_ORIGIN",
                "sec-fetch-site: cross-site; sec-fetch-mode: navigate; origin: http://localhost:3005"
                        + "|CROSS_SITE_NAVIGATION_LOGIN_BLOCKED",
                // with a cookie, whatever it is
                "cookie: foo=bar; origin: http://localhost:3005|-",
                "cookie: foo=bar; referer: http://localhost:3005/x|-",
                "cookie: foo=bar|MISSING_OR_NULL_ORIGIN",
                "cookie: foo=bar; origin: null|MISSING_OR_NULL_ORIGIN",
                "cookie: foo=bar; origin: https://evil.example|INVALID_ORIGIN",
                "cookie: foo=bar; origin: https://evil.example; referer: http://localhost:3005/|INVALID_ORIGIN",
            })
    void shouldGuardSigningIn(String headers, String code) {
        RawClient.Request request = den.client().post(SIGN_IN);
        if (headers != null) {
            Arrays.stream(headers.split("; ", -1))
                    .map(header -> header.split(": ", 2))
                    .forEach(header -> request.header(name(header[0]), header[1]));
        }

        Answer answer = request.json(MIA).send();

        if (code == null) {
            assertThat(answer.status()).isEqualTo(200);
        } else {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().path("code").textValue()).isEqualTo(code);
        }
    }

    private static String name(String header) {
        return header.equals("host") ? "Host" : header;
    }

    @Test
    void shouldJudgeTheFormBeforeItsSender() {
        Answer answer = den.client()
                .post(SIGN_IN)
                .header("Origin", "https://evil.example")
                .json("{}")
                .send();

        assertThat(answer.json().path("code").textValue()).isEqualTo("VALIDATION_ERROR");
    }

    @Nested
    class Elsewhere {

        private static final String WORKER = "{\"name\":\"W\",\"destination\":\"local\",\"workspacePath\":\"/w\"}";

        @ParameterizedTest
        @CsvSource({
            "https://evil.example,403",
            "null,403",
            "http://localhost:3006,403",
            "http://localhost:3005,201",
            "http://localhost:8788,201",
        })
        void shouldGuardChangesMadeWithACookie(String origin, int status) {
            Answer answer = den.client()
                    .post("/v1/workers")
                    .cookie(cookie)
                    .header("Origin", origin)
                    .json(WORKER)
                    .send();

            assertThat(answer.status()).isEqualTo(status);
            if (status == 403) {
                assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_origin\"}");
            }
        }

        @Test
        void shouldLetProgramsThrough() {
            assertThat(den.client()
                            .post("/v1/workers")
                            .cookie(cookie)
                            .json(WORKER)
                            .send()
                            .status())
                    .isEqualTo(201);
        }

        @Test
        void shouldLetBearersComeFromAnywhere() {
            String token = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf('.', cookie.indexOf('=')));

            Answer answer = den.client()
                    .post("/v1/workers")
                    .header("Authorization", "Bearer " + token)
                    .header("Origin", "https://tool.example")
                    .json(WORKER)
                    .send();

            assertThat(answer.status()).isEqualTo(201);
        }

        @Test
        void shouldNotGuardReading() {
            Answer answer = den.client()
                    .get("/v1/me")
                    .cookie(cookie)
                    .header("Origin", "https://evil.example")
                    .send();

            assertThat(answer.status()).isEqualTo(200);
        }
    }
}
