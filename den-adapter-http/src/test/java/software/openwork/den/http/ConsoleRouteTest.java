package software.openwork.den.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the page asks before it shows anything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleRouteTest {

    private final TestDen den = TestDen.start();

    @AfterAll
    void stop() {
        den.close();
    }

    @Test
    void shouldTellAnybodyWhatThereIs() {
        Answer answer = den.client().get("/v1/console").send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.body()).isEqualTo("""
                {"providers":["github","google"],"mail":false,"paywall":false,"hosting":"stub","viewer":null}""");
    }

    @Test
    void shouldTellOrdinaryPeopleThatTheyAreOrdinary() {
        JsonNode viewer = viewer(den.signUp("ordinary@example.com"));

        assertThat(viewer.get("id").textValue()).isNotBlank();
        assertThat(viewer.get("admin").booleanValue()).isFalse();
    }

    @Test
    void shouldKnowAdministratorsOnceTheirAddressIsProved() {
        String cookie = den.signUp(TestDen.ADMIN);
        assertThat(viewer(cookie).get("admin").booleanValue()).isFalse();

        den.verify(TestDen.ADMIN);

        assertThat(viewer(cookie).get("admin").booleanValue()).isTrue();
    }

    private JsonNode viewer(String cookie) {
        return den.client().get("/v1/console").cookie(cookie).send().json().get("viewer");
    }
}
