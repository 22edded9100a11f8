package software.openwork.den.app.matrix;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.billing.Paywall;
import software.openwork.den.application.launch.ExpireLaunch;
import software.openwork.den.application.launch.LaunchFeed;
import software.openwork.den.application.launch.LookPace;
import software.openwork.den.application.launch.RunWorker;
import software.openwork.den.application.launch.VendorActions;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.application.worker.CreateWorker;
import software.openwork.den.application.worker.DeleteWorker;
import software.openwork.den.application.worker.RemoveWorker;
import software.openwork.den.application.worker.WorkerAccess;
import software.openwork.den.domain.account.User;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.audit.Caller;
import software.openwork.den.domain.launch.LaunchMachine;
import software.openwork.den.domain.launch.LaunchPolicy;
import software.openwork.den.domain.launch.LaunchRepository;
import software.openwork.den.domain.launch.TeardownMachine;
import software.openwork.den.domain.launch.TeardownRepository;
import software.openwork.den.domain.org.OrgScope;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.worker.WorkerDestination;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.domain.worker.WorkerRuntime;
import software.openwork.den.domain.worker.WorkerSpec;
import software.openwork.den.identity.IdentityAdapter;
import software.openwork.den.mysql.MysqlAdapter;
import software.openwork.den.mysql.TestDatabase;
import software.openwork.den.render.RenderAdapter;
import software.openwork.den.render.RenderConfig;
import software.openwork.den.simulator.vendor.Fault;
import software.openwork.den.simulator.vendor.Operation;
import software.openwork.den.simulator.vendor.RenderSimulator;
import software.openwork.den.simulator.vendor.VercelSimulator;
import software.openwork.den.simulator.vendor.WorkerSimulator;
import software.openwork.den.vercel.VercelAdapter;
import software.openwork.den.vercel.VercelConfig;
import software.openwork.den.workerapi.WorkerApiAdapter;
import software.openwork.den.workerapi.WorkerApiConfig;

/** A database, the vendors, and instances of Den beside them, whose clock is moved by hand. */
final class Site implements AutoCloseable {

    static final String SUFFIX = "workers.people.test";
    static final Duration FAILED_LAUNCH_TTL = Duration.ofDays(7);

    private static final String ZONE = "people.test";
    private static final String RENDER_KEY = "rnd_matrix0123456789";
    private static final String VERCEL_TOKEN = "vercel_matrix0123456789";
    private static final Caller CALLER = new Caller("192.0.2.7", "matrix", "request");

    /** Little, so that those who hang cost little; whoever is taken for hanging on a busy machine was in trouble too. */
    private static final Duration CALL_LIMIT = Duration.ofMillis(80);

    private static final LaunchPolicy POLICY = new LaunchPolicy(
            "render",
            "oregon",
            true,
            SUFFIX,
            Duration.ofSeconds(60),
            Duration.ofMinutes(15),
            Duration.ofMinutes(15),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(24),
            Duration.ofHours(1),
            Duration.ofSeconds(5));

    final TestClock clock = new TestClock();
    final RenderSimulator render = RenderSimulator.start(RENDER_KEY, "tea-matrix", clock, 0);
    final VercelSimulator vercel = VercelSimulator.start(VERCEL_TOKEN, ZONE, "team_matrix", "matrix");
    final MysqlAdapter storage = MysqlAdapter.open(TestDatabase.fresh().config(4), clock);

    private final IdentityAdapter identity = IdentityAdapter.create();
    private final WorkerApiAdapter workerApi = WorkerApiAdapter.create(
            new WorkerApiConfig(CALL_LIMIT, CALL_LIMIT, CALL_LIMIT, CALL_LIMIT, CALL_LIMIT, CALL_LIMIT, 1 << 16));
    private final LaunchFeed feed = new LaunchFeed(storage.launches(), Duration.ofSeconds(1));
    private final Map<Boolean, Instance> standing = new HashMap<>();
    private final User user;
    private @Nullable Fault healthFault;

    Site() {
        storage.migrate();
        render.dns(vercel::target);
        render.remember(false);
        vercel.remember(false);
        List.of("create", "domain", "service", "write", "read").forEach(bucket -> render.limit(bucket, 1_000_000));
        // Lists have more than one page of the usual length.
        for (int i = 0; i < 25; i++) {
            vercel.given("other-" + i, "CNAME", "elsewhere.test.", "");
        }
        user = new User(
                new UserId("matrix"), "Matrix", "matrix@example.com", true, null, clock.instant(), clock.instant());
        storage.transactions()
                .inTransaction(
                        () -> storage.accounts().insert(user, identity.tokens().accountId(), "no password"));
    }

    /** One process that runs jobs. */
    final class Instance implements AutoCloseable {

        private final RenderAdapter renderAdapter = RenderAdapter.create(
                new RenderConfig(
                        render.apiBase(),
                        Secret.of(RENDER_KEY),
                        "tea-matrix",
                        URI.create("https://github.com/different-ai/openwork"),
                        "dev",
                        "services/den-worker-runtime",
                        "standard",
                        "oregon",
                        null,
                        "den-worker",
                        storage.installation(),
                        CALL_LIMIT,
                        4),
                Duration.ofMillis(1),
                Duration.ofMillis(2),
                storage.hostAllowance("render", 1_000_000),
                clock);
        private final VercelAdapter vercelAdapter = VercelAdapter.create(
                new VercelConfig(
                        vercel.apiBase(),
                        Secret.of(VERCEL_TOKEN),
                        "team_matrix",
                        null,
                        ZONE,
                        storage.installation(),
                        CALL_LIMIT,
                        4),
                Duration.ofMillis(1),
                Duration.ofMillis(2),
                clock);
        private final RunWorker job;

        Instance(StopPoint point, boolean deletesHosts) {
            LaunchRepository launches = point.around(storage.launches());
            TeardownRepository teardowns = point.around(storage.teardowns());
            Transactions transactions = point.around(storage.transactions());
            LaunchMachine launchMachine = new LaunchMachine(POLICY);
            TeardownMachine teardownMachine = new TeardownMachine(POLICY, deletesHosts);
            job = new RunWorker(
                    launches,
                    teardowns,
                    storage.workers(),
                    transactions,
                    launchMachine,
                    teardownMachine,
                    POLICY,
                    new VendorActions(
                            renderAdapter.host(),
                            vercelAdapter.domains(),
                            new Names(),
                            storage.workers(),
                            new LookPace(launches, clock, 240)),
                    feed,
                    new ExpireLaunch(
                            storage.workers(),
                            launches,
                            remove(launches, deletesHosts),
                            transactions,
                            launchMachine,
                            clock,
                            FAILED_LAUNCH_TTL),
                    clock);
        }

        Optional<Instant> due(WorkerId worker) {
            return job.due(worker);
        }

        Optional<Instant> run(WorkerId worker) {
            return job.run(worker);
        }

        @Override
        public void close() {
            renderAdapter.close();
            vercelAdapter.close();
        }
    }

    /** One that nothing happens to. */
    Instance standing(boolean deletesHosts) {
        return standing.computeIfAbsent(deletesHosts, deletes -> new Instance(StopPoint.never(), deletes));
    }

    private RemoveWorker remove(LaunchRepository launches, boolean deletesHosts) {
        return new RemoveWorker(
                storage.workers(),
                launches,
                storage.teardowns(),
                storage.auditLog(),
                storage.jobs(),
                new LaunchMachine(POLICY),
                new TeardownMachine(POLICY, deletesHosts));
    }

    WorkerId request() {
        CreateWorker create = new CreateWorker(
                storage.workers(),
                storage.orgs(),
                storage.launches(),
                storage.auditLog(),
                storage.jobs(),
                storage.transactions(),
                new LaunchMachine(POLICY),
                identity.tokens(),
                clock,
                1_000_000,
                Paywall.none());
        WorkerSpec spec = new WorkerSpec("Helper", null, WorkerDestination.CLOUD, null, null, null);
        if (create.handle(new CreateWorker.Command(user, Optional.empty(), spec, CALLER))
                instanceof CreateWorker.Created created) {
            return created.worker().id();
        }
        throw new AssertionError("not created");
    }

    /** As a request does it: in another thread, and so in another transaction. */
    void delete(WorkerId worker, boolean deletesHosts) {
        DeleteWorker delete = new DeleteWorker(
                new WorkerAccess(storage.workers(), null),
                storage.workers(),
                remove(storage.launches(), deletesHosts),
                storage.transactions(),
                clock);
        CompletableFuture.supplyAsync(() -> delete.handle(OrgScope.oldest(user.id()), worker.value(), CALLER))
                .join();
    }

    void trouble(Trouble trouble) {
        render.listsLag(trouble == Trouble.STALE_LISTS ? 2 : 0);
        render.duplicate(trouble == Trouble.DUPLICATES);
        Fault fault = trouble.fault();
        if (fault != null) {
            for (Operation operation : Operation.values()) {
                render.next(operation, fault);
                vercel.next(operation, fault);
            }
        }
        healthFault = fault;
    }

    void heal() {
        render.heal();
        vercel.heal();
        render.listsLag(0);
        render.duplicate(false);
        healthFault = null;
    }

    /** Time passes, and with it whatever the vendors still do by themselves. */
    void moveTo(Instant time) {
        if (render.late() + vercel.late() > 0) {
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> render.late() + vercel.late() == 0);
        }
        clock.until(time);
    }

    static String name(WorkerId worker) {
        return worker + "." + SUFFIX;
    }

    List<RenderSimulator.Service> services(WorkerId worker) {
        return render.services().stream()
                .filter(each -> worker.value().equals(each.env().get("DEN_WORKER_ID")))
                .toList();
    }

    /** Workers, whose own names lead where the simulated vendors say. */
    private final class Names implements WorkerRuntime {

        private final WorkerRuntime runtime = workerApi.runtime();

        @Override
        public boolean isHealthy(String url) {
            Fault fault = healthFault;
            if (fault == null) {
                return answers(url);
            }
            healthFault = null;
            List<WorkerSimulator> workers = render.services().stream()
                    .flatMap(each -> render.worker(each.id()).stream())
                    .toList();
            workers.forEach(each -> each.always(Operation.HEALTH, fault));
            boolean healthy = answers(url);
            workers.forEach(each -> each.always(Operation.HEALTH, new Fault.None()));
            return healthy;
        }

        private boolean answers(String url) {
            Optional<String> at = url.startsWith("https://")
                    ? render.serving(url.substring("https://".length())).map(WorkerSimulator::url)
                    : Optional.of(url);
            return at.filter(runtime::isHealthy).isPresent();
        }

        @Override
        public Optional<String> workspace(String url, Secret client) {
            return runtime.workspace(url, client);
        }

        @Override
        public Minting mintOwnerToken(String url, Secret host) {
            return runtime.mintOwnerToken(url, host);
        }

        @Override
        public Reply versions(String url, Secret host) {
            return runtime.versions(url, host);
        }

        @Override
        public Reply upgrade(String url, Secret host, String body) {
            return runtime.upgrade(url, host, body);
        }
    }

    @Override
    public void close() {
        standing.values().forEach(Instance::close);
        feed.close();
        workerApi.close();
        identity.close();
        storage.close();
        render.close();
        vercel.close();
    }
}
