package software.openwork.den.simulator.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The loopback server under both providers. */
final class Web implements AutoCloseable {

    private static final int LONGEST_BODY = 64 << 10;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Web() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void start() {
        server.start();
    }

    /** A null answer hangs up. */
    void serve(String path, Endpoint endpoint, Function<SeenRequest, Fault.@Nullable Answer> work) {
        server.createContext(path, exchange -> {
            try (exchange) {
                Fault.Answer answer = exchange.getRequestURI().getPath().equals(path)
                        ? work.apply(read(endpoint, exchange))
                        : new Fault.Answer(404, Map.of(), "");
                if (answer != null) {
                    send(exchange, answer);
                }
            }
        });
    }

    private static SeenRequest read(Endpoint endpoint, HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        collect(exchange.getRequestURI().getRawQuery(), parameters);
        String body = new String(exchange.getRequestBody().readNBytes(LONGEST_BODY), UTF_8);
        if (headers.getOrDefault("content-type", "").startsWith("application/x-www-form-urlencoded")) {
            collect(body, parameters);
        }
        return new SeenRequest(endpoint, exchange.getRequestMethod(), headers, parameters);
    }

    private static void collect(@Nullable String encoded, List<Map.Entry<String, String>> into) {
        for (String pair : encoded == null ? new String[0] : encoded.split("&", -1)) {
            String[] sides = pair.split("=", 2);
            if (!pair.isEmpty()) {
                into.add(Map.entry(decode(sides[0]), sides.length < 2 ? "" : decode(sides[1])));
            }
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, UTF_8);
    }

    private static void send(HttpExchange exchange, Fault.Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
