package software.openwork.den.app.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A request to a server, put together step by step; each step returns another one. */
final class Ask {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** Long, because a rush of sign-ups waits for its hashes, and test machines are busy. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final URI base;
    private final String method;
    private final String path;
    private final Map<String, String> headers;
    private final BodyPublisher body;

    Ask(URI base, String method, String path) {
        this(base, method, path, Map.of(), BodyPublishers.noBody());
    }

    private Ask(URI base, String method, String path, Map<String, String> headers, BodyPublisher body) {
        this.base = base;
        this.method = method;
        this.path = path;
        this.headers = headers;
        this.body = body;
    }

    Ask with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Ask(base, method, path, more, body);
    }

    Ask as(Person person) {
        return with("cookie", person.cookie());
    }

    Ask from(String origin) {
        return with("origin", origin);
    }

    /** With a JSON body, given in the relaxed form of {@link Json#of}. */
    Ask json(String relaxed) {
        return body("application/json", Json.text(relaxed));
    }

    Ask body(String contentType, String text) {
        return new Ask(base, method, path, headers, BodyPublishers.ofString(text)).with("content-type", contentType);
    }

    Ask body(String contentType, byte[] bytes) {
        return new Ask(base, method, path, headers, BodyPublishers.ofByteArray(bytes))
                .with("content-type", contentType);
    }

    /** With a body of which nothing is said. */
    Ask nakedBody(String text) {
        return new Ask(base, method, path, headers, BodyPublishers.ofString(text));
    }

    Reply send() {
        try {
            return checked(HTTP.send(request(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    CompletableFuture<Reply> sendAsync() {
        // Not on the client's own threads, which must not wait for an answer of theirs.
        return HTTP.sendAsync(request(), BodyHandlers.ofString())
                .thenApplyAsync(this::checked, Thread::startVirtualThread);
    }

    private Reply checked(HttpResponse<String> response) {
        return DescribedAnswers.check(HTTP, base, method, path, Reply.of(response));
    }

    private HttpRequest request() {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).method(method, body).timeout(PATIENCE);
        headers.forEach(request::header);
        return request.build();
    }
}
