package software.openwork.den.vendor;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP client, and the rules of every call: no redirect, a limit in time, failures are no answer. A request is sent
 * once; only the client itself repeats a GET whose kept connection turns out to be closed. Safe for use by many threads;
 * its own start with the first call.
 */
public final class HttpCalls implements AutoCloseable {

    /** Enough for the work of a call, which never waits here but for the look-up of a name. */
    private static final int THREADS = 4;

    private final Duration connectTimeout;
    private final ThreadPoolExecutor threads;
    private @Nullable Future<HttpClient> client;

    /**
     * Calls of one kind of other.
     *
     * @param name of the threads
     * @param connectTimeout of the connection alone
     */
    public HttpCalls(String name, Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
        // The client looks names up on these. On virtual threads a few slow look-ups would hold up everything else.
        threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("den-" + name + "-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** What came of a request. */
    public sealed interface Exchange<T> {}

    /**
     * An answer, read to its end.
     *
     * @param response the answer, of any status
     */
    public record Answered<T>(HttpResponse<T> response) implements Exchange<T> {}

    /** The request certainly did not reach the other side. */
    public record Unsent<T>() implements Exchange<T> {}

    /**
     * No usable answer; the request may have had its effect.
     *
     * @param late whether the limit was over, or else the connection broke or the answer could not be read
     */
    public record Unanswered<T>(boolean late) implements Exchange<T> {}

    /**
     * A body as text in UTF-8. A longer one counts as no answer, and the connection is broken off.
     *
     * @param maxBytes the longest body
     * @return reads it
     */
    public static HttpResponse.BodyHandler<String> text(int maxBytes) {
        return answer -> new BoundedBody(maxBytes);
    }

    /**
     * Sends, and waits for the whole answer.
     *
     * @param request what
     * @param limit for everything: name look-up, connection and answer
     * @param body reads the body
     * @return what came of it; unanswered too when the caller is interrupted, which the thread keeps
     */
    public <T> Exchange<T> send(HttpRequest request, Duration limit, HttpResponse.BodyHandler<T> body) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            HttpClient ready = client().get(limit.toNanos(), TimeUnit.NANOSECONDS);
            // The request's own time-out would end with the headers of the answer.
            return new Answered<>(await(ready.sendAsync(request, body), end - System.nanoTime()));
        } catch (RejectedExecutionException e) {
            return new Unsent<>();
        } catch (TimeoutException e) {
            return new Unanswered<>(true);
        } catch (ExecutionException e) {
            return isUnsent(e.getCause()) ? new Unsent<>() : new Unanswered<>(false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unanswered<>(true);
        }
    }

    private static boolean isUnsent(@Nullable Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof HttpConnectTimeoutException
                || failure instanceof UnresolvedAddressException
                || failure instanceof RejectedExecutionException;
    }

    private static <T> HttpResponse<T> await(Future<HttpResponse<T>> answer, long nanos)
            throws ExecutionException, TimeoutException, InterruptedException {
        try {
            return answer.get(nanos, TimeUnit.NANOSECONDS);
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

    /** Breaks off the calls under way; later ones are not sent. */
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
