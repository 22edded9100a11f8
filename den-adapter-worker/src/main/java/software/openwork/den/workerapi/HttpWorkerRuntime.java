package software.openwork.den.workerapi;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.trace.Cause;
import software.openwork.den.domain.worker.WorkerRuntime;
import software.openwork.den.vendor.HttpCalls;

final class HttpWorkerRuntime implements WorkerRuntime {

    private static final String JSON = "application/json";
    private static final String OWNER_TOKEN = "{\"scope\":\"owner\",\"label\":\"Den owner token\"}";

    private final HttpCalls calls;
    private final WorkerApiConfig limits;

    HttpWorkerRuntime(HttpCalls calls, WorkerApiConfig limits) {
        this.calls = calls;
        this.limits = limits;
    }

    @Override
    public boolean isHealthy(String url) {
        Supplier<HttpRequest> request =
                () -> to(url, "/health").header("Accept", "*/*").build();
        return send(request, limits.health(), BodyHandlers.discarding())
                .filter(Answers::isSuccess)
                .isPresent();
    }

    @Override
    public Optional<String> workspace(String url, Secret client) {
        Supplier<HttpRequest> request = () -> to(url, "/workspaces")
                .header("Authorization", "Bearer " + client.reveal())
                .header("Accept", JSON)
                .build();
        return send(request, limits.workspaces(), text()).flatMap(Answers::workspace);
    }

    @Override
    public Minting mintOwnerToken(String url, Secret host) {
        return administer("POST", url, "/tokens", host, BodyPublishers.ofString(OWNER_TOKEN), limits.mint())
                .map(Answers::minting)
                .orElseGet(Unreachable::new);
    }

    @Override
    public Reply versions(String url, Secret host) {
        return administer("GET", url, "/runtime/versions", host, BodyPublishers.noBody(), limits.versions())
                .<Reply>map(Answers::answered)
                .orElseGet(Unreachable::new);
    }

    @Override
    public Reply upgrade(String url, Secret host, String body) {
        return administer("POST", url, "/runtime/upgrade", host, BodyPublishers.ofString(body), limits.upgrade())
                .<Reply>map(Answers::answered)
                .orElseGet(Unreachable::new);
    }

    private Optional<HttpResponse<String>> administer(
            String method, String url, String path, Secret host, BodyPublisher body, Duration limit) {
        Supplier<HttpRequest> request = () -> to(url, path)
                .header("X-OpenWork-Host-Token", host.reveal())
                .header("Accept", JSON)
                .header("Content-Type", JSON)
                .method(method, body)
                .build();
        return send(request, limit, text());
    }

    private <T> Optional<HttpResponse<T>> send(Supplier<HttpRequest> request, Duration limit, BodyHandler<T> body) {
        HttpRequest ready;
        try {
            ready = request.get();
        } catch (IllegalArgumentException e) {
            // The stored URL or token is none; not thrown on, because the exception quotes it.
            return Optional.empty();
        }
        return calls.send(ready, limit, body) instanceof HttpCalls.Answered<T>(HttpResponse<T> response)
                ? Optional.of(response)
                : Optional.empty();
    }

    private BodyHandler<String> text() {
        return HttpCalls.text(limits.maxBody());
    }

    private static HttpRequest.Builder to(String url, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url.replaceAll("/+$", "") + path))
                .header("User-Agent", "den");
        Cause.current().map(Cause::parent).ifPresent(parent -> request.header("traceparent", parent.text()));
        return request;
    }
}
