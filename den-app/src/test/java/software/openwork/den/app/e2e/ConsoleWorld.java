package software.openwork.den.app.e2e;

import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.openwork.den.app.SimulatedDen;
import software.openwork.den.gate.Chromium;
import software.openwork.den.mysql.TestDatabase;
import software.openwork.den.simulator.vendor.PolarSimulator;

/**
 * A Den with everything that the console can show, and a browser: vendors that are played, a paywall behind which one
 * cloud worker is free, an administrator. All journeys share one.
 */
record ConsoleWorld(Chromium chromium, SimulatedVendors vendors, PolarSimulator polar, Den den)
        implements AutoCloseable {

    static final String ADMIN = "root@people.test";

    /** At a deploy before it ends, so that there is something to watch. */
    private static final int LOOKS = 3;

    private static final String TOKEN = "polar_oat_console0123456789";
    private static final String SECRET = "polar_whs_console0123456789";

    /** Skips, loudly, where there is no browser; nothing else is started then. */
    static ConsoleWorld start() {
        Chromium chromium = Chromium.start();
        SimulatedVendors vendors = new SimulatedVendors();
        vendors.render.deploysTake(LOOKS);
        PolarSimulator polar = PolarSimulator.start(TOKEN, "prod_1", "ben_1");
        int port = FreePort.pick();
        String url = "http://localhost:" + port;
        String database = TestDatabase.fresh().url();
        Map<String, String> environment = vendors.environment(Den.environment(port, database));
        environment.put("GITHUB_CLIENT_ID", "console");
        environment.put("GITHUB_CLIENT_SECRET", "github_console0123456789");
        environment.putAll(Map.of(
                "DEN_ADMIN_EMAILS",
                ADMIN,
                "DEN_FREE_CLOUD_WORKERS",
                "1",
                "POLAR_FEATURE_GATE_ENABLED",
                "true",
                "POLAR_API_BASE",
                polar.apiBase().toString(),
                "POLAR_ACCESS_TOKEN",
                TOKEN,
                "POLAR_PRODUCT_ID",
                "prod_1",
                "POLAR_BENEFIT_ID",
                "ben_1",
                "POLAR_WEBHOOK_SECRET",
                SECRET,
                "POLAR_SUCCESS_URL",
                url + "/billing?paid=1",
                "POLAR_RETURN_URL",
                url + "/billing"));
        Den den = Den.running(
                SimulatedDen.start(Den.config(environment), InstantSource.system(), vendors.names()), database);
        polar.deliverTo(den.base().resolve("/webhooks/polar"), SECRET);
        return new ConsoleWorld(chromium, vendors, polar, den);
    }

    /** Launches from now on, and those under way, come to the start of the software and no further. */
    void holdLaunches() {
        vendors.render.deploysTake(Integer.MAX_VALUE);
    }

    void letLaunchesGo() {
        vendors.render.deploysTake(LOOKS);
    }

    @Override
    public void close() {
        chromium.close();
        den.close();
        polar.close();
        vendors.close();
    }

    /** Gives it to tests; it starts with the first and stops after the last. */
    static final class Shared implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == ConsoleWorld.class;
        }

        @Override
        public ConsoleWorld resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(ConsoleWorld.class))
                    .computeIfAbsent(ConsoleWorld.class, key -> start(), ConsoleWorld.class);
        }
    }
}
