package software.openwork.den.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import software.openwork.den.app.config.DenConfig;
import software.openwork.den.app.config.RenderTeardown;
import software.openwork.den.app.embedded.DataFolder;
import software.openwork.den.app.embedded.EmbeddedDatabase;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.http.HttpAdapter;
import software.openwork.den.http.HttpConfig;
import software.openwork.den.http.HttpUseCases;
import software.openwork.den.mysql.MysqlAdapter;
import software.openwork.den.mysql.MysqlConfig;

/** A running Den: all objects, made by hand, started in the written order and stopped in the reverse one. */
public final class DenApp implements AutoCloseable {

    /** More than the calls to one vendor at a time, so that one that hangs leaves room for the others. */
    private static final int JOBS_AT_ONCE = 32;

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final DenConfig config;
    private final InstantSource clock = InstantSource.system();
    private final Parts parts = new Parts();
    private final HttpAdapter http;

    private DenApp(DenConfig config, UnaryOperator<Vendors> around) {
        this.config = config;
        Vendors.refuseWhatIsMissing(config);
        try {
            MysqlAdapter storage = storage(config, clock, parts);
            Vendors vendors = around.apply(Vendors.of(config, storage, parts, clock));
            Launching launching = Launching.of(deletesHost(), storage, vendors, clock);
            parts.add(storage.startJobs(launching.job(), JOBS_AT_ONCE));
            http = http(useCases(storage, vendors, launching));
            // Stopped first: requests that wait for news do not end by themselves.
            parts.add(launching.feed());
            http.start();
        } catch (RuntimeException failed) {
            parts.close();
            throw failed;
        }
    }

    /**
     * Starts Den: brings the database up to date, takes up the jobs, listens.
     *
     * @param config the configuration
     * @return Den, to be closed
     */
    public static DenApp start(DenConfig config) {
        return start(config, UnaryOperator.identity());
    }

    /** With something around the vendors; for tests. */
    static DenApp start(DenConfig config, UnaryOperator<Vendors> around) {
        return new DenApp(config, around);
    }

    /**
     * Brings the database up to date and does nothing else.
     *
     * @param config the configuration
     */
    public static void migrate(DenConfig config) {
        try (Parts parts = new Parts()) {
            storage(config, InstantSource.system(), parts);
        }
    }

    /**
     * Where it listens.
     *
     * @return the port
     */
    public int port() {
        return http.port();
    }

    /**
     * Stops listening, lets requests and jobs end that are under way, and closes the database. Jobs that take longer
     * are taken up by the next Den.
     */
    @Override
    public void close() {
        parts.close();
    }

    private static MysqlAdapter storage(DenConfig config, InstantSource clock, Parts parts) {
        DenConfig.Storage wanted = config.storage();
        Secret url = wanted.url()
                .orElseGet(() -> parts.add(EmbeddedDatabase.start(DataFolder.open(wanted.dataDir())))
                        .url());
        MysqlAdapter storage = parts.add(MysqlAdapter.open(MysqlConfig.parse(url.reveal(), wanted.poolSize()), clock));
        storage.migrate();
        return storage;
    }

    private HttpUseCases useCases(MysqlAdapter storage, Vendors vendors, Launching launching) {
        return new UseCases(
                        config,
                        storage,
                        vendors,
                        launching,
                        parts.add(Executors.newVirtualThreadPerTaskExecutor()),
                        clock)
                .all();
    }

    private HttpAdapter http(HttpUseCases useCases) {
        DenConfig.Server server = config.server();
        Secret secret = config.accounts()
                .secret()
                .orElseGet(() -> DataFolder.open(config.storage().dataDir()).secret("secret"));
        return parts.add(HttpAdapter.create(
                new HttpConfig(
                        server.host(),
                        server.port(),
                        server.url(),
                        secret,
                        server.corsOrigins(),
                        server.trustedOrigins(),
                        server.trustedProxies(),
                        Version.TEXT,
                        STOP_TIMEOUT),
                useCases));
    }

    private boolean deletesHost() {
        return config.render()
                .filter(render -> render.teardown() == RenderTeardown.DELETE)
                .isPresent();
    }
}
