package software.openwork.den.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.awaitility.Awaitility;

/** A Den that answers somewhere, and what people do with it. */
interface Server {

    String SECRET = "a secret for tests, forty characters ok.";
    String CONSOLE = "http://console.test:3000";
    String STRANGER = "https://stranger.test";
    String PASSWORD = "open sesame, please";

    URI base();

    default Ask get(String path) {
        return new Ask(base(), "GET", path);
    }

    default Ask head(String path) {
        return new Ask(base(), "HEAD", path);
    }

    default Ask post(String path) {
        return new Ask(base(), "POST", path);
    }

    default Ask put(String path) {
        return new Ask(base(), "PUT", path);
    }

    default Ask patch(String path) {
        return new Ask(base(), "PATCH", path);
    }

    default Ask delete(String path) {
        return new Ask(base(), "DELETE", path);
    }

    default Ask options(String path) {
        return new Ask(base(), "OPTIONS", path);
    }

    static String newEmail() {
        return "u" + UUID.randomUUID().toString().replace("-", "") + "@people.test";
    }

    /** Signs somebody new up. */
    default Person signUp(String name) {
        String email = newEmail();
        Reply reply = post("/api/auth/sign-up/email")
                .from(CONSOLE)
                .json("{name: '%s', email: '%s', password: '%s'}".formatted(name, email, PASSWORD))
                .send();
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        JsonNode user = reply.json().get("user");
        return new Person(
                user.get("id").textValue(),
                name,
                email,
                PASSWORD,
                reply.json().get("token").textValue(),
                reply.cookieHeader());
    }

    /** Signs the same person in once more: another session. */
    default Person signInAgain(Person person) {
        Reply reply = post("/api/auth/sign-in/email")
                .from(CONSOLE)
                .json("{email: '%s', password: '%s'}".formatted(person.email(), person.password()))
                .send();
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return person.with(reply.json().get("token").textValue(), reply.cookieHeader());
    }

    /** Launches a worker in the cloud and returns the whole answer. */
    default JsonNode launch(Person person, String name) {
        Reply reply = post("/v1/workers")
                .as(person)
                .json("{name: '%s', destination: 'cloud'}".formatted(name))
                .send();
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        return reply.json();
    }

    /** Registers a worker on somebody's own machine and returns the whole answer. */
    default JsonNode register(Person person, String name) {
        Reply reply = post("/v1/workers")
                .as(person)
                .json("{name: '%s', destination: 'local', workspacePath: '/srv/space'}".formatted(name))
                .send();
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.json();
    }

    /** Waits until the worker is healthy and returns what is then known of it. */
    default JsonNode awaitHealthy(Person person, String worker) {
        Ask ask = get("/v1/workers/" + worker).as(person);
        return Awaitility.await("worker " + worker + " to become healthy")
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> ask.send().json(),
                        json -> "healthy".equals(json.at("/worker/status").textValue()));
    }

    static String id(JsonNode created) {
        return created.at("/worker/id").textValue();
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
