package software.openwork.den.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.openwork.den.app.config.DenConfig;

/** Starts Den, uses it once the way people do, and stops it: while Java writes down what it needs for that. */
final class WarmUp {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String CREDENTIALS = "\"email\":\"warm@up.example\",\"password\":\"not a secret\"";

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;

    private WarmUp(int port) {
        base = URI.create("http://127.0.0.1:" + port);
    }

    static void run(DenConfig config) throws InterruptedException {
        // Whatever hangs: somebody waits for this before Den starts.
        Thread watch = Thread.ofPlatform().daemon().start(() -> haltAfter(PATIENCE));
        try (DenApp den = DenApp.start(config)) {
            new WarmUp(den.port()).use();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        watch.interrupt();
    }

    private void use() throws IOException, InterruptedException {
        send("GET", "/health", "", "");
        send("GET", "/", "", "");
        send("POST", "/api/auth/sign-up/email", "", "{\"name\":\"Warm Up\"," + CREDENTIALS + "}");
        String token = find("token", send("POST", "/api/auth/sign-in/email", "", "{" + CREDENTIALS + "}"));
        send("GET", "/v1/me", token, "");
        String created = send("POST", "/v1/workers", token, "{\"name\":\"warm\",\"destination\":\"cloud\"}");
        String worker = "/v1/workers/" + find("id", created);
        while (!send("GET", worker, token, "").contains("\"healthy\"")) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        send("GET", "/v1/workers?limit=20", token, "");
        send("DELETE", worker, token, "");
    }

    private static String find(String name, String json) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return matcher.group(1);
    }

    private String send(String method, String path, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("content-type", "application/json")
                .header("authorization", "Bearer " + token)
                .timeout(PATIENCE)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static void haltAfter(Duration patience) {
        try {
            TimeUnit.SECONDS.sleep(patience.toSeconds());
        } catch (InterruptedException stop) {
            return;
        }
        Runtime.getRuntime().halt(1);
    }
}
