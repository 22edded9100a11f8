package software.openwork.den.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.server.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.openwork.den.app.config.DenConfig;
import software.openwork.den.app.embedded.DataFolder;
import software.openwork.den.app.embedded.EmbeddedDatabase;
import software.openwork.den.app.telemetry.Telemetry;
import software.openwork.den.application.audit.ChainAudit;
import software.openwork.den.application.job.Chore;
import software.openwork.den.application.launch.AdoptLaunches;
import software.openwork.den.application.launch.PurgeEvents;
import software.openwork.den.application.observe.Observer;
import software.openwork.den.application.worker.PurgeKeys;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.gate.GateAdapter;
import software.openwork.den.gate.GateConfig;
import software.openwork.den.http.HttpAdapter;
import software.openwork.den.http.HttpConfig;
import software.openwork.den.http.HttpUseCases;
import software.openwork.den.identity.IdentityAdapter;
import software.openwork.den.mysql.MysqlAdapter;
import software.openwork.den.mysql.MysqlConfig;

/** A running Den: all objects, made by hand, started in the written order and stopped in the reverse one. */
public final class DenApp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DenApp.class);

    /** More than the calls to one vendor at a time, so that one that hangs leaves room for the others. */
    private static final int JOBS_AT_ONCE = 32;

    private static final Duration CHAIN_PAUSE = Duration.ofSeconds(10);

    /** UTC. */
    private static final LocalTime NIGHT = LocalTime.of(3, 10);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final DenConfig config;
    private final InstantSource clock;
    private final Parts parts = new Parts();
    private final HttpAdapter http;

    private DenApp(DenConfig config, InstantSource clock, UnaryOperator<Vendors> around, OutputStream records) {
        this.config = config;
        this.clock = clock;
        try {
            // Stopped last: everything else may still have something to tell.
            Telemetry telemetry = parts.add(Telemetry.start(config.operations().logFormat(), records, clock));
            MysqlAdapter storage = storage(config, clock, telemetry, parts);
            telemetry.watch(storage::pools);
            Vendors vendors = around.apply(Vendors.of(config, storage, parts, clock, telemetry::called));
            Launching launching = Launching.of(config, storage, vendors, clock);
            AccountUseCases accounts = accounts(storage, vendors);
            Paying paying = Paying.of(config, storage, parts, clock, telemetry::called);
            parts.add(storage.startJobs(
                    launching.job(),
                    paying.job(),
                    JOBS_AT_ONCE,
                    chores(storage, vendors, launching, accounts, paying)));
            ExecutorService aside = parts.add(Executors.newVirtualThreadPerTaskExecutor());
            http = http(useCases(storage, vendors, launching, accounts, paying, telemetry, aside), telemetry);
            aside.execute(() -> adoptLaunches(launching.adopt()));
            // Stopped before the server: requests that wait for news do not end by themselves.
            parts.add(launching.feed());
            http.start();
            parts.<AutoCloseable>add(() -> http.drain(config.server().drain()));
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
        return start(config, InstantSource.system(), UnaryOperator.identity());
    }

    /** At another time, for tests; with something around the vendors. */
    static DenApp start(DenConfig config, InstantSource clock, UnaryOperator<Vendors> around) {
        return start(config, clock, around, OutputStream.nullOutputStream());
    }

    /** The same, with somewhere for Den's own records to go. */
    static DenApp start(DenConfig config, InstantSource clock, UnaryOperator<Vendors> around, OutputStream records) {
        return new DenApp(config, clock, around, records);
    }

    /**
     * The database that is configured, as it is.
     *
     * @param config a configuration with a database
     * @return it, to be closed
     */
    static MysqlAdapter database(DenConfig config) {
        String url = config.storage().url().orElseThrow().reveal();
        return MysqlAdapter.open(MysqlConfig.parse(url, config.storage().poolSize()), InstantSource.system());
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
     * Says that it is going down, waits for balancers to notice, stops listening, lets requests and jobs end that are
     * under way, and closes the database. Jobs that take longer are taken up by the next Den.
     */
    @Override
    public void close() {
        parts.close();
    }

    private static MysqlAdapter storage(DenConfig config, InstantSource clock, Observer observer, Parts parts) {
        DenConfig.Storage wanted = config.storage();
        Secret url = wanted.url()
                .orElseGet(() -> parts.add(EmbeddedDatabase.start(DataFolder.open(wanted.dataDir())))
                        .url());
        MysqlAdapter storage =
                parts.add(MysqlAdapter.open(MysqlConfig.parse(url.reveal(), wanted.poolSize()), clock, observer));
        storage.migrate();
        return storage;
    }

    private AccountUseCases accounts(MysqlAdapter storage, Vendors vendors) {
        return new AccountUseCases(config, storage, vendors, IdentityAdapter.emailTokens(secret()), clock);
    }

    /** What is done again and again. */
    private List<Chore> chores(
            MysqlAdapter storage, Vendors vendors, Launching launching, AccountUseCases accounts, Paying paying) {
        return List.of(
                new Chore("chain", new Chore.Every(CHAIN_PAUSE), new ChainAudit(storage.auditChains(), clock)::handle),
                Chore.hourly(
                        "hourly",
                        new Chores(
                                accounts.purge()::handle,
                                paying.purge()::handle,
                                new PurgeKeys(
                                        storage.idempotencyKeys(),
                                        clock,
                                        config.retention().keys())::handle,
                                Sweeping.recurring(config.provisioning().sweep(), storage, vendors, launching, clock))),
                new Chore(
                        "nightly",
                        new Chore.Nightly(NIGHT),
                        new PurgeEvents(
                                storage.launches(), clock, config.retention().events())::handle));
    }

    private HttpUseCases useCases(
            MysqlAdapter storage,
            Vendors vendors,
            Launching launching,
            AccountUseCases accounts,
            Paying paying,
            Telemetry telemetry,
            ExecutorService aside) {
        return new UseCases(
                        config,
                        storage,
                        vendors,
                        launching,
                        accounts,
                        paying,
                        telemetry,
                        aside,
                        Mailing.of(config, storage, vendors, accounts.emailTokens(), parts, clock)
                                .orElse(null),
                        clock)
                .all();
    }

    private static void adoptLaunches(AdoptLaunches adoptLaunches) {
        try {
            adoptLaunches.handle();
        } catch (RuntimeException broken) {
            LOG.warn("workers that were on their way could not all be taken up; the next start goes on", broken);
        }
    }

    private Secret secret() {
        return config.accounts()
                .secret()
                .orElseGet(() -> DataFolder.open(config.storage().dataDir()).secret("secret"));
    }

    private HttpAdapter http(HttpUseCases useCases, Telemetry telemetry) {
        DenConfig.Server server = config.server();
        HttpConfig settings = new HttpConfig(
                server.host(),
                server.port(),
                server.url(),
                secret(),
                server.corsOrigins(),
                server.trustedOrigins(),
                server.trustedProxies(),
                Version.TEXT,
                STOP_TIMEOUT);
        return parts.add(config.gate()
                .map(gate -> HttpAdapter.create(settings, useCases, gate(gate, telemetry)))
                .orElseGet(() -> HttpAdapter.create(settings, useCases)));
    }

    private static Handler.Wrapper gate(GateConfig gate, Telemetry telemetry) {
        return GateAdapter.mount(
                gate,
                // Figures have a door of their own.
                Set.of("/health", "/ready"),
                Set.of("/webhooks/polar"),
                HttpAdapter::rawTarget,
                new FileOutputStream(FileDescriptor.out),
                telemetry::gated);
    }
}
