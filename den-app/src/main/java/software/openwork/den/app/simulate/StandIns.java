package software.openwork.den.app.simulate;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.openwork.den.domain.worker.WorkerRuntime;
import software.openwork.den.simulator.vendor.PolarSimulator;
import software.openwork.den.simulator.vendor.RenderSimulator;
import software.openwork.den.simulator.vendor.VercelSimulator;
import software.openwork.den.simulator.vendor.WorkerSimulator;

/**
 * Render, Vercel, the workers and Polar on loopback, slow enough to be watched. They forget everything when they end:
 * workers of an earlier run cannot be reached any more, and can be deleted; plans have to be bought again.
 */
public final class StandIns implements AutoCloseable {

    private static final String KEY = "rnd_simulated";
    private static final String OWNER = "tea-simulated";
    private static final String TOKEN = "vercel_simulated";
    private static final String TEAM = "team_simulated";
    private static final String ZONE = "den.test";
    private static final String POLAR_TOKEN = "polar_oat_simulated";
    private static final String WEBHOOK_SECRET = "polar_whs_simulated";
    private static final String PRODUCT = "simulated-product";
    private static final String BENEFIT = "simulated-benefit";
    private static final String HTTPS = "https://";

    /** As vendors take them. */
    private static final Duration FASTEST = Duration.ofMillis(50);

    private static final Duration SLOWEST = Duration.ofMillis(500);
    private static final int LOOKS_AT_A_DEPLOY = 2;

    private final RenderSimulator render = RenderSimulator.start(KEY, OWNER);
    private final VercelSimulator vercel = VercelSimulator.start(TOKEN, ZONE, TEAM, "simulated");

    private final PolarSimulator polar = PolarSimulator.start(POLAR_TOKEN, PRODUCT, BENEFIT);

    private StandIns() {
        render.dns(vercel::target);
        render.latency(FASTEST, SLOWEST);
        vercel.latency(FASTEST, SLOWEST);
        render.deploysTake(LOOKS_AT_A_DEPLOY);
        render.suspensionsTake(2);
        render.remember(false);
        vercel.remember(false);
        // Trying Den out should not mean to wait for the next hour.
        List.of("create", "domain", "service", "write", "read").forEach(bucket -> render.limit(bucket, 10_000));
    }

    /**
     * Starts them.
     *
     * @return to be closed
     */
    public static StandIns start() {
        return new StandIns();
    }

    /**
     * How Den is told to use them. One cloud worker is free, so that both sides of the paywall can be seen.
     *
     * @param den base URL of Den, where the checkout leads back to
     * @return variables
     */
    public Map<String, String> environment(String den) {
        return Map.ofEntries(
                Map.entry("PROVISIONER_MODE", "render"),
                Map.entry("RENDER_API_BASE", render.apiBase().toString()),
                Map.entry("RENDER_API_KEY", KEY),
                Map.entry("RENDER_OWNER_ID", OWNER),
                Map.entry("RENDER_POLL_INTERVAL_MS", "1000"),
                Map.entry("RENDER_WORKER_PUBLIC_DOMAIN_SUFFIX", "workers." + ZONE),
                Map.entry("VERCEL_API_BASE", vercel.apiBase().toString()),
                Map.entry("VERCEL_TOKEN", TOKEN),
                Map.entry("VERCEL_TEAM_ID", TEAM),
                Map.entry("VERCEL_DNS_DOMAIN", ZONE),
                Map.entry("DEN_RENDER_CREATES_PER_HOUR", "1000"),
                Map.entry("POLAR_FEATURE_GATE_ENABLED", "true"),
                Map.entry("POLAR_API_BASE", polar.apiBase().toString()),
                Map.entry("POLAR_ACCESS_TOKEN", POLAR_TOKEN),
                Map.entry("POLAR_PRODUCT_ID", PRODUCT),
                Map.entry("POLAR_BENEFIT_ID", BENEFIT),
                Map.entry("POLAR_WEBHOOK_SECRET", WEBHOOK_SECRET),
                Map.entry("POLAR_SUCCESS_URL", den + "/billing?paid=1"),
                Map.entry("POLAR_RETURN_URL", den + "/billing"),
                Map.entry("DEN_FREE_CLOUD_WORKERS", "1"));
    }

    /**
     * Lets Polar tell what has changed, as it does in earnest.
     *
     * @param den base URL of a running Den
     */
    public void tell(URI den) {
        polar.deliverTo(den.resolve("/webhooks/polar"), WEBHOOK_SECRET);
    }

    /**
     * Lets the workers' own names lead to the workers, without DNS and certificates.
     *
     * @param runtime reaches workers by their addresses
     * @return reaches them by their names too
     */
    public WorkerRuntime named(WorkerRuntime runtime) {
        return new NamedWorkers(runtime, this::address);
    }

    private Optional<String> address(String url) {
        return url.startsWith(HTTPS)
                ? render.serving(URI.create(url).getHost()).map(WorkerSimulator::url)
                : Optional.of(url);
    }

    @Override
    public void close() {
        render.close();
        vercel.close();
        polar.close();
    }
}
