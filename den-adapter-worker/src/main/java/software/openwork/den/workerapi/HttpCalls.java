package software.openwork.den.workerapi;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One HTTP client, and the rules of every call: no redirect, a limit in time, failures are no answer. */
final class HttpCalls implements AutoCloseable {

    private static final int THREADS = 8;

    private final Duration connectTimeout;
    private final ThreadPoolExecutor threads;
    private @Nullable Future<HttpClient> client;

    HttpCalls(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
        // The client looks names up on these. On virtual threads a few slow look-ups would hold up everything else.
        threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("den-worker-api-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** Waits for the whole answer; empty without one, when the time is over or the caller is interrupted. */
    <T> Optional<HttpResponse<T>> send(HttpRequest request, Duration limit, HttpResponse.BodyHandler<T> body) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            HttpClient ready = client().get(limit.toNanos(), TimeUnit.NANOSECONDS);
            // The request's own time-out would end with the headers of the answer.
            return await(ready.sendAsync(request, body), end - System.nanoTime());
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static <T> Optional<T> await(Future<T> answer, long nanos)
            throws ExecutionException, TimeoutException, InterruptedException {
        try {
            return Optional.of(answer.get(nanos, TimeUnit.NANOSECONDS));
        } finally {
            answer.cancel(true);
        }
    }

    /** Made by the first call: making it reads the trusted certificates, which would delay the start. */
    private synchronized Future<HttpClient> client() {
        if (client == null) {
            client = threads.submit(() -> HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(connectTimeout)
                    .executor(threads)
                    .build());
        }
        return client;
    }

    @Override
    public synchronized void close() {
        threads.shutdown();
        if (client != null) {
            closeNow(client);
        }
    }

    private static void closeNow(Future<HttpClient> client) {
        try {
            client.get().shutdownNow();
        } catch (ExecutionException e) {
            // there is nothing to close
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
