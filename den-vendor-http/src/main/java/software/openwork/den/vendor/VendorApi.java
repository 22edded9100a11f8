package software.openwork.den.vendor;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.trace.Cause;
import software.openwork.den.domain.trace.VendorCall;

/**
 * The API of one vendor, called by the rules that hold for all of them. A call ends within the policy's limit for each
 * try and the pauses between them, and never throws for what a vendor does. Its bulkhead, its circuit breaker and
 * what it knows of the vendor's limits are its own: a vendor that hangs delays only what needs it. Neither key nor
 * bodies are logged. Safe for use by many threads.
 */
public final class VendorApi implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final double JITTER = 0.5;

    private final VendorPolicy policy;
    private final String base;
    private final Secret key;
    private final Map<String, String> headers;
    private final Consumer<VendorCall> watch;
    private final HttpCalls calls;
    private final Limits limits;
    private final Bulkhead bulkhead;
    private final CircuitBreaker breaker;
    private final Retry retry;
    private volatile @Nullable Instant dated;

    /**
     * An API.
     *
     * @param policy the limits
     * @param base where it is, no trailing slash
     * @param key bearer token
     * @param clock counts the vendor's pauses
     */
    public VendorApi(VendorPolicy policy, URI base, Secret key, InstantSource clock) {
        this(policy, base, key, Map.of(), clock, call -> {});
    }

    /**
     * An API that is watched.
     *
     * @param policy the limits
     * @param base where it is, no trailing slash
     * @param key bearer token
     * @param headers sent with every request, none of them secret
     * @param clock counts the vendor's pauses
     * @param watch is told of every try; must be quick, and not throw
     */
    public VendorApi(
            VendorPolicy policy,
            URI base,
            Secret key,
            Map<String, String> headers,
            InstantSource clock,
            Consumer<VendorCall> watch) {
        this.watch = watch;
        this.headers = Map.copyOf(headers);
        this.policy = policy;
        this.base = base.toString().replaceFirst("/+$", "");
        this.key = key;
        calls = new HttpCalls(policy.vendor(), policy.connect());
        limits = new Limits(clock);
        bulkhead = Bulkhead.of(
                policy.vendor(),
                BulkheadConfig.custom()
                        .maxConcurrentCalls(policy.atOnce())
                        .maxWaitDuration(Duration.ZERO)
                        .writableStackTraceEnabled(false)
                        .build());
        breaker = CircuitBreaker.of(policy.vendor(), breaker(policy));
        retry = Retry.of(policy.vendor(), retry(policy));
    }

    private static CircuitBreakerConfig breaker(VendorPolicy policy) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(policy.sample())
                .minimumNumberOfCalls(policy.sample())
                .failureRateThreshold(policy.failures())
                .permittedNumberOfCallsInHalfOpenState(2)
                .waitDurationInOpenState(policy.rest())
                .recordResult(VendorApi::isFailure)
                // Neither asked nor answered: that says nothing about the vendor.
                .ignoreExceptions(BulkheadFullException.class)
                .writableStackTraceEnabled(false)
                .build();
    }

    private static RetryConfig retry(VendorPolicy policy) {
        IntervalFunction pauses =
                IntervalFunction.ofExponentialRandomBackoff(policy.firstPause(), 2, JITTER, policy.longestPause());
        return RetryConfig.<VendorReply>custom()
                .maxAttempts(policy.tries())
                .retryOnResult(reply -> isWorthAnotherTry(policy, reply))
                .retryOnException(thrown -> false)
                .intervalBiFunction((tried, outcome) ->
                        Math.max(pauses.apply(tried), outcome.isRight() ? askedFor(outcome.get()) : 0))
                .build();
    }

    /**
     * Sends a request: again after a broken connection or a passing error, where it may be repeated and the vendor
     * does not ask for a longer pause than the policy has.
     *
     * @param request what
     * @return what came of it
     */
    public VendorReply send(VendorRequest request) {
        return request.repeats()
                ? retry.executeSupplier(() -> guarded(request, policy.limit()))
                : guarded(request, policy.limit());
    }

    /**
     * The same, for somebody who waits: all tries together end in time, but for a last pause between two of them.
     *
     * @param request what
     * @param within the longest that it may take; nothing is sent when it is not positive
     * @return what came of it
     */
    public VendorReply send(VendorRequest request, Duration within) {
        long end = System.nanoTime() + within.toNanos();
        return request.repeats() ? retry.executeSupplier(() -> before(end, request)) : before(end, request);
    }

    private VendorReply before(long end, VendorRequest request) {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (!left.isPositive()) {
            return new VendorReply.NoAnswer(true, request.name() + ": no time left");
        }
        return guarded(request, left.compareTo(policy.limit()) < 0 ? left : policy.limit());
    }

    private VendorReply guarded(VendorRequest request, Duration limit) {
        long start = System.nanoTime();
        VendorReply reply = unwatched(request, limit);
        watch.accept(new VendorCall(
                policy.vendor(),
                request.bucket(),
                request.name(),
                outcome(reply),
                Duration.ofNanos(System.nanoTime() - start),
                breaker.getState().name().toLowerCase(Locale.ROOT)));
        return reply;
    }

    private static String outcome(VendorReply reply) {
        return switch (reply) {
            case VendorReply.Answer answer -> Integer.toString(answer.status());
            case VendorReply.Limited limited -> "limited";
            case VendorReply.NotSent unsent -> "not_sent";
            case VendorReply.NoAnswer silent -> "no_answer";
        };
    }

    private VendorReply unwatched(VendorRequest request, Duration limit) {
        Duration closed = limits.closed(request.bucket()).orElse(null);
        if (closed != null) {
            return new VendorReply.Limited(closed, policy.vendor() + ": rate limit is used up");
        }
        try {
            return breaker.executeSupplier(() -> bulkhead.executeSupplier(() -> exchange(request, limit)));
        } catch (CallNotPermittedException e) {
            return new VendorReply.NotSent(policy.rest(), policy.vendor() + ": too many calls failed, pausing");
        } catch (BulkheadFullException e) {
            return new VendorReply.NotSent(SOON, policy.vendor() + ": too many calls at once");
        }
    }

    private VendorReply exchange(VendorRequest request, Duration limit) {
        HttpRequest ready;
        try {
            ready = ready(request);
        } catch (IllegalArgumentException e) {
            // Not thrown on, because the exception quotes what may be a secret.
            return new VendorReply.NotSent(null, request.name() + ": no such URL or header can be sent");
        }
        return switch (calls.send(ready, limit, HttpCalls.text(policy.maxBody()))) {
            case HttpCalls.Answered<String>(HttpResponse<String> response) -> read(request, response);
            case HttpCalls.Unsent<String> unsent ->
                new VendorReply.NotSent(null, request.name() + ": " + policy.vendor() + " cannot be reached");
            case HttpCalls.Unanswered<String>(boolean late) ->
                new VendorReply.NoAnswer(
                        late, request.name() + (late ? ": no answer in time" : ": the connection or the answer broke"));
        };
    }

    private HttpRequest ready(VendorRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base + request.path()))
                .header("Authorization", "Bearer " + key.reveal())
                .header("Accept", "application/json")
                .header("User-Agent", "den");
        headers.forEach(builder::header);
        Cause.current().map(Cause::parent).ifPresent(parent -> builder.header("traceparent", parent.text()));
        String body = request.body();
        if (body != null) {
            builder.header("Content-Type", "application/json");
        }
        return builder.method(request.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }

    /**
     * What the vendor's clock showed as it answered last.
     *
     * @return the time to the second, or empty as long as no answer was dated
     */
    public Optional<Instant> vendorTime() {
        return Optional.ofNullable(dated);
    }

    private VendorReply read(VendorRequest request, HttpResponse<String> response) {
        response.headers().firstValue("date").flatMap(Limits::date).ifPresent(date -> dated = date);
        if (response.statusCode() == 429) {
            return new VendorReply.Limited(
                    limits.refused(request.bucket(), response.headers()), request.name() + ": HTTP 429");
        }
        return new VendorReply.Answer(
                response.statusCode(),
                response.body(),
                limits.answered(request.bucket(), response.headers()),
                limits.retryAfter(response.headers()),
                request,
                response.headers());
    }

    /** A limit that is used up, or something that was done wrong, is no sign of a vendor that is down. */
    private static boolean isFailure(Object result) {
        return switch ((VendorReply) result) {
            case VendorReply.Answer answer -> answer.broken();
            case VendorReply.NoAnswer silent -> true;
            case VendorReply.NotSent unsent -> true;
            case VendorReply.Limited limited -> false;
        };
    }

    /** One that hangs is not waited for again and again: whoever asks comes back later. */
    private static boolean isWorthAnotherTry(VendorPolicy policy, VendorReply reply) {
        boolean passing = switch (reply) {
            case VendorReply.Answer answer ->
                answer.status() == 500 || answer.status() == 502 || answer.status() == 503 || answer.status() == 504;
            case VendorReply.NoAnswer silent -> !silent.late();
            case VendorReply.NotSent unsent -> unsent.retryAfter() == null;
            case VendorReply.Limited limited -> true;
        };
        return passing && askedFor(reply) <= policy.longestPause().toMillis();
    }

    private static long askedFor(VendorReply reply) {
        @Nullable
        Duration asked = switch (reply) {
            case VendorReply.Answer answer -> answer.retryAfter();
            case VendorReply.Limited limited -> limited.retryAfter();
            case VendorReply.NotSent unsent -> unsent.retryAfter();
            case VendorReply.NoAnswer silent -> null;
        };
        return asked == null ? 0 : asked.toMillis();
    }

    /** Breaks off the calls under way; later ones are not sent. */
    @Override
    public void close() {
        calls.close();
    }
}
