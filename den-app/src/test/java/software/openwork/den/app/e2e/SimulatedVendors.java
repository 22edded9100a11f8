package software.openwork.den.app.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.openwork.den.simulator.vendor.RenderSimulator;
import software.openwork.den.simulator.vendor.VercelSimulator;
import software.openwork.den.simulator.vendor.WorkerSimulator;

/** Render and Vercel on loopback, knowing each other's names, and how a Den is told to use them. */
final class SimulatedVendors implements AutoCloseable {

    static final String ZONE = "people.test";
    static final String SUFFIX = "workers." + ZONE;
    static final String RENDER_KEY = "rnd_e2e0123456789abcdef";
    static final String VERCEL_TOKEN = "vercel_e2e0123456789abcdef";

    private static final String OWNER = "tea-e2e";

    final RenderSimulator render;
    final VercelSimulator vercel = VercelSimulator.start(VERCEL_TOKEN, ZONE, "team_e2e", "e2e");
    private final HttpServer names;

    SimulatedVendors() {
        this(InstantSource.system());
    }

    /** With Render's clock: what it dates, and counts its limits by. */
    SimulatedVendors(InstantSource clock) {
        render = RenderSimulator.start(RENDER_KEY, OWNER, clock, 0);
        render.dns(vercel::target);
        render.limit("create", 1_000);
        render.limit("domain", 10_000);
        render.limit("service", 1_000);
        render.limit("write", 10_000);
        render.limit("read", 100_000);
        try {
            names = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        names.createContext("/", exchange -> {
            try (exchange) {
                String name = exchange.getRequestURI().getQuery().replaceFirst("^name=", "");
                Optional<String> url = render.serving(name).map(WorkerSimulator::url);
                byte[] body = url.orElse("nobody").getBytes(UTF_8);
                exchange.sendResponseHeaders(url.isPresent() ? 200 : 404, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        names.start();
    }

    /** Who knows the workers' own names. */
    URI names() {
        return URI.create("http://127.0.0.1:" + names.getAddress().getPort());
    }

    /** For a Den that launches here, in a hurry. */
    Map<String, String> environment(Map<String, String> base) {
        Map<String, String> environment = new HashMap<>(base);
        environment.put("PROVISIONER_MODE", "render");
        environment.put("RENDER_API_BASE", render.apiBase().toString());
        environment.put("RENDER_API_KEY", RENDER_KEY);
        environment.put("RENDER_OWNER_ID", OWNER);
        environment.put("RENDER_POLL_INTERVAL_MS", "200");
        environment.put("RENDER_WORKER_PUBLIC_DOMAIN_SUFFIX", SUFFIX);
        environment.put("VERCEL_API_BASE", vercel.apiBase().toString());
        environment.put("VERCEL_TOKEN", VERCEL_TOKEN);
        environment.put("VERCEL_TEAM_ID", "team_e2e");
        environment.put("VERCEL_DNS_DOMAIN", ZONE);
        environment.put("DEN_RENDER_TEARDOWN", "delete");
        environment.put("DEN_RENDER_CREATES_PER_HOUR", "1000");
        return environment;
    }

    /** No more than one service for each worker, ever. */
    void assertNothingTwice() {
        assertThat(render.services())
                .extracting(service -> service.env().get("DEN_WORKER_ID"))
                .doesNotHaveDuplicates();
    }

    @Override
    public void close() {
        names.stop(0);
        render.close();
        vercel.close();
    }
}
