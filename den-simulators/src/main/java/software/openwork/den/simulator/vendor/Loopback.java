package software.openwork.den.simulator.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A loopback server under a simulator: reads calls, plays faults, keeps what was asked. */
final class Loopback implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_BODY = 1 << 20;
    private static final Duration LONG = Duration.ofMinutes(10);

    /** What a simulator does with calls. */
    interface Vendor {

        Operation operation(SeenCall call);

        /** Null hangs up. */
        @Nullable
        Reply answer(SeenCall call);
    }

    private final HttpServer server;
    private final Vendor vendor;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Operation, Deque<Fault>> scripts = new EnumMap<>(Operation.class);
    private final Map<Operation, Fault> standing = new EnumMap<>(Operation.class);
    private final List<SeenCall> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger late = new AtomicInteger();
    private volatile long fastestMillis;
    private volatile long slowestMillis;
    private volatile boolean remembers = true;

    Loopback(Vendor vendor, int port) {
        this.vendor = vendor;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized void next(Operation operation, Fault... faults) {
        scripts.computeIfAbsent(operation, any -> new ArrayDeque<>()).addAll(List.of(faults));
    }

    synchronized void always(Operation operation, Fault fault) {
        standing.put(operation, fault);
    }

    synchronized void heal() {
        scripts.clear();
        standing.clear();
    }

    void latency(Duration fastest, Duration slowest) {
        fastestMillis = fastest.toMillis();
        slowestMillis = slowest.toMillis();
    }

    void remember(boolean wanted) {
        remembers = wanted;
    }

    /** How many effects are still to come of calls that were hung up on. */
    int late() {
        return late.get();
    }

    List<SeenCall> calls() {
        return List.copyOf(calls);
    }

    /** The body as JSON; the missing node when it is none. */
    static JsonNode json(SeenCall call) {
        try {
            JsonNode node = JSON.readTree(call.body());
            return node == null ? JsonNodeFactory.instance.missingNode() : node;
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    private synchronized Fault fault(Operation operation) {
        Fault scripted = scripts.getOrDefault(operation, new ArrayDeque<>()).poll();
        return scripted == null ? standing.getOrDefault(operation, new Fault.None()) : scripted;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            SeenCall call = read(exchange);
            if (remembers) {
                calls.add(call);
            }
            if (slowestMillis > 0) {
                sleep(Duration.ofMillis(ThreadLocalRandom.current().nextLong(fastestMillis, slowestMillis + 1)));
            }
            Reply reply = play(fault(call.operation()), call);
            if (reply != null) {
                send(exchange, reply);
            }
        }
    }

    private @Nullable Reply play(Fault fault, SeenCall call) {
        return switch (fault) {
            case Fault.None none -> vendor.answer(call);
            case Fault.Slow(Duration delay) -> sleep(delay) ? vendor.answer(call) : null;
            case Fault.Hang hang -> {
                sleep(LONG);
                yield null;
            }
            case Fault.Reset reset -> null;
            case Fault.LoseAnswer lose -> {
                Reply lost = vendor.answer(call);
                yield lost == null ? null : nothing();
            }
            case Fault.LateEffect(Duration after) -> {
                late.incrementAndGet();
                threads.execute(() -> {
                    if (sleep(after)) {
                        vendor.answer(call);
                    }
                    late.decrementAndGet();
                });
                yield null;
            }
            case Fault.Malformed malformed -> {
                Reply whole = vendor.answer(call);
                yield whole == null || whole.body().isEmpty()
                        ? whole
                        : new Reply(
                                whole.status(),
                                whole.headers(),
                                whole.body().substring(0, whole.body().length() / 2));
            }
            case Fault.Answer(int status, Map<String, String> headers, String body) -> new Reply(status, headers, body);
        };
    }

    private static @Nullable Reply nothing() {
        return null;
    }

    private SeenCall read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        Map<String, String> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            String[] sides = pair.split("=", 2);
            query.putIfAbsent(decode(sides[0]), sides.length < 2 ? "" : decode(sides[1]));
        }
        SeenCall call = new SeenCall(
                Operation.UNKNOWN,
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query,
                headers,
                new String(exchange.getRequestBody().readNBytes(LONGEST_BODY), UTF_8));
        return new SeenCall(vendor.operation(call), call.method(), call.path(), query, headers, call.body());
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, UTF_8);
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(UTF_8);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static boolean sleep(Duration delay) {
        try {
            Thread.sleep(delay);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
