package software.openwork.den.app.e2e;

import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import software.openwork.den.app.DenApp;
import software.openwork.den.app.SimulatedDen;
import software.openwork.den.app.config.ConfigReading;
import software.openwork.den.app.config.DenConfig;
import software.openwork.den.app.config.Use;
import software.openwork.den.app.simulate.StandIns;
import software.openwork.den.mysql.TestDatabase;

/** The whole application in this JVM, on a database of its own. */
final class Den implements Server, AutoCloseable {

    private final DenApp app;
    private final String databaseUrl;

    private Den(DenApp app, String databaseUrl) {
        this.app = app;
        this.databaseUrl = databaseUrl;
    }

    /** Starts one on a fresh database. */
    static Den start() {
        return start(TestDatabase.fresh().url());
    }

    /** Starts one on that database, which another one may use already. */
    static Den start(String databaseUrl) {
        return start(databaseUrl, Map.of());
    }

    /** With other variables than most tests have. */
    static Den start(String databaseUrl, Map<String, String> variables) {
        Map<String, String> environment = environment(FreePort.pick(), databaseUrl);
        environment.putAll(variables);
        return new Den(DenApp.start(config(environment)), databaseUrl);
    }

    /** Starts one on a fresh database and that port, with further variables. */
    static Den start(int port, Map<String, String> more) {
        String databaseUrl = TestDatabase.fresh().url();
        Map<String, String> environment = environment(port, databaseUrl);
        environment.putAll(more);
        return new Den(DenApp.start(config(environment)), databaseUrl);
    }

    /** Starts one on a fresh database that launches at simulated vendors. */
    static Den simulated(SimulatedVendors vendors) {
        String database = TestDatabase.fresh().url();
        return simulated(vendors, database, Map.of());
    }

    /** Starts one on that database that launches at simulated vendors, with further variables. */
    static Den simulated(SimulatedVendors vendors, String database, Map<String, String> more) {
        Map<String, String> environment = vendors.environment(environment(FreePort.pick(), database));
        environment.putAll(more);
        return new Den(SimulatedDen.start(config(environment), InstantSource.system(), vendors.names()), database);
    }

    /** Starts one as {@code den dev --simulate} does, on a fresh database. */
    static Den simulated(StandIns standIns) {
        String database = TestDatabase.fresh().url();
        Map<String, String> environment = environment(FreePort.pick(), database);
        environment.putAll(standIns.environment(environment.get("BETTER_AUTH_URL")));
        Den den = new Den(SimulatedDen.start(config(environment), standIns), database);
        standIns.tell(den.base());
        return den;
    }

    /** The variables that a Den of these tests runs with. */
    static Map<String, String> environment(int port, String databaseUrl) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PORT", Integer.toString(port));
        environment.put("DATABASE_URL", databaseUrl);
        environment.put("BETTER_AUTH_SECRET", SECRET);
        environment.put("BETTER_AUTH_URL", "http://localhost:" + port);
        environment.put("CORS_ORIGINS", CONSOLE);
        environment.put("DEN_RATE_LIMIT_ENABLED", "false");
        environment.put("DEN_DB_POOL_SIZE", "8");
        // Nobody listens there, and it says so at once.
        environment.put("WORKER_URL_TEMPLATE", "http://localhost:9/{workerId}");
        return environment;
    }

    static DenConfig config(Map<String, String> environment) {
        return switch (DenConfig.read(environment, Use.SERVE)) {
            case ConfigReading.Valid valid -> valid.config();
            case ConfigReading.Invalid invalid -> throw new AssertionError(invalid.problems());
        };
    }

    @Override
    public URI base() {
        return URI.create("http://localhost:" + app.port());
    }

    String databaseUrl() {
        return databaseUrl;
    }

    Rows rows() {
        return new Rows(databaseUrl);
    }

    /** Where a worker of the pretended host lives. */
    String workerUrl(String worker) {
        return "http://localhost:9/" + worker;
    }

    @Override
    public void close() {
        app.close();
    }
}
