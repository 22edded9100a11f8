package software.openwork.den.identity.oauth;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.ProviderFault;

/** One HTTP client, and the rules of every call: no redirect, a limit in time and size, failures are faults. */
final class HttpCalls implements AutoCloseable {

    private static final int THREADS = 4;

    private final OAuthConfig limits;
    private final ThreadPoolExecutor threads;
    private @Nullable Future<HttpClient> client;

    HttpCalls(OAuthConfig limits) {
        this.limits = limits;
        // The client looks names up on these. On virtual threads a few slow look-ups would hold up everything else.
        threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("den-identity-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** Waits for the whole answer, whatever its status. */
    HttpResponse<String> send(HttpRequest request) {
        long end = System.nanoTime() + limits.call().toNanos();
        try {
            HttpClient ready = client().get(limits.call().toNanos(), TimeUnit.NANOSECONDS);
            // The request's own time-out would end with the headers of the answer.
            return await(ready.sendAsync(request, head -> new BoundedBody(limits.maxBody())), end - System.nanoTime());
        } catch (TimeoutException e) {
            throw new ProviderFaultException(ProviderFault.unavailable("no answer in time"));
        } catch (ExecutionException e) {
            throw new ProviderFaultException(
                    e.getCause() instanceof BoundedBody.TooLongException
                            ? ProviderFault.unusable("answer too long")
                            : ProviderFault.unavailable("no connection, or it broke"));
        } catch (RejectedExecutionException e) {
            throw new ProviderFaultException(ProviderFault.unavailable("closed"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderFaultException(ProviderFault.unavailable("interrupted"));
        }
    }

    private static <T> T await(Future<T> answer, long nanos)
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
                    .connectTimeout(limits.connect())
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
