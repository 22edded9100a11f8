package software.openwork.den.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.openwork.den.app.config.DenConfig;
import software.openwork.den.app.stub.NoWorkerDomains;
import software.openwork.den.app.stub.StubWorkerHost;
import software.openwork.den.domain.account.IdentityProvider;
import software.openwork.den.domain.account.PasswordHasher;
import software.openwork.den.domain.launch.LaunchPolicy;
import software.openwork.den.domain.launch.WorkerDomains;
import software.openwork.den.domain.launch.WorkerHost;
import software.openwork.den.domain.secret.TokenSource;
import software.openwork.den.domain.sweep.DomainInventory;
import software.openwork.den.domain.sweep.HostInventory;
import software.openwork.den.domain.trace.VendorCall;
import software.openwork.den.domain.worker.WorkerRuntime;
import software.openwork.den.identity.IdentityAdapter;
import software.openwork.den.identity.oauth.GitHubConfig;
import software.openwork.den.identity.oauth.GoogleConfig;
import software.openwork.den.identity.oauth.OAuthAdapter;
import software.openwork.den.identity.oauth.OAuthConfig;
import software.openwork.den.mysql.MysqlAdapter;
import software.openwork.den.render.RenderAdapter;
import software.openwork.den.render.RenderConfig;
import software.openwork.den.vercel.VercelAdapter;
import software.openwork.den.vercel.VercelConfig;
import software.openwork.den.workerapi.WorkerApiAdapter;
import software.openwork.den.workerapi.WorkerApiConfig;

/** Everybody outside but the database and the clients. */
record Vendors(
        WorkerHost host,
        WorkerDomains domains,
        Optional<Inventories> inventories,
        LaunchPolicy launchPolicy,
        WorkerRuntime runtime,
        PasswordHasher passwords,
        TokenSource tokens,
        List<IdentityProvider> providers) {

    /** Provider of workers that only seem to run. */
    static final String STUB = "stub";

    private static final String RENDER = "render";
    private static final Duration CALL_LIMIT = Duration.ofSeconds(15);
    private static final int RENDER_CALLS = 16;
    private static final int VERCEL_CALLS = 8;

    /** More than a create and the look-up after it can take. */
    private static final Duration CREATE_TIMEOUT = Duration.ofSeconds(60);

    private static final Duration REQUEST_DEADLINE = Duration.ofMinutes(15);
    private static final Duration LATE_NAME_DEADLINE = Duration.ofHours(24);
    private static final Duration SUSPEND_DEADLINE = Duration.ofHours(1);

    static Vendors of(DenConfig config, MysqlAdapter storage, Parts parts, InstantSource clock) {
        return of(config, storage, parts, clock, call -> {});
    }

    /** The same; every call to a hosting vendor is told of. */
    static Vendors of(
            DenConfig config, MysqlAdapter storage, Parts parts, InstantSource clock, Consumer<VendorCall> watch) {
        IdentityAdapter identity = parts.add(IdentityAdapter.create());
        boolean real = config.render().isPresent();
        WorkerApiAdapter workerApi =
                parts.add(WorkerApiAdapter.create(real ? WorkerApiConfig.patient() : WorkerApiConfig.quick()));
        WorkerHost stub = new StubWorkerHost(config.provisioning().stubUrlTemplate());
        Optional<RenderAdapter> render = config.render().map(each -> parts.add(host(each, storage, clock, watch)));
        Optional<VercelAdapter> vercel =
                config.names().filter(names -> real).map(names -> parts.add(domains(names, storage, clock, watch)));
        NoWorkerDomains none = new NoWorkerDomains();
        return new Vendors(
                render.map(RenderAdapter::host).orElse(stub),
                vercel.map(VercelAdapter::domains).orElse(none),
                render.map(RenderAdapter::inventory)
                        .map(hosts -> new Inventories(
                                hosts, vercel.map(VercelAdapter::inventory).orElse(none))),
                config.render().map(each -> policy(each, config)).orElseGet(() -> LaunchPolicy.pretending(STUB)),
                workerApi.runtime(),
                identity.passwords(),
                identity.tokens(),
                providers(config.accounts(), parts));
    }

    private static List<IdentityProvider> providers(DenConfig.Accounts accounts, Parts parts) {
        OAuthAdapter oauth = parts.add(OAuthAdapter.create(OAuthConfig.standard(), InstantSource.system()));
        List<IdentityProvider> providers = new ArrayList<>();
        accounts.github()
                .map(app -> oauth.github(new GitHubConfig(
                        app.clientId(), app.clientSecret(), app.authorizeUrl(), app.tokenUrl(), app.apiBase())))
                .ifPresent(providers::add);
        accounts.google()
                .map(app -> oauth.google(new GoogleConfig(
                        app.clientId(), app.clientSecret(), app.authorizeUrl(), app.tokenUrl(), app.certsUrl())))
                .ifPresent(providers::add);
        return List.copyOf(providers);
    }

    /** What there is at the vendors, where anything real runs. */
    record Inventories(HostInventory hosts, DomainInventory domains) {}

    private static RenderAdapter host(
            DenConfig.Render render, MysqlAdapter storage, InstantSource clock, Consumer<VendorCall> watch) {
        RenderConfig config = new RenderConfig(
                render.apiBase(),
                render.apiKey(),
                render.ownerId(),
                render.repo(),
                render.branch(),
                render.rootDir(),
                render.plan(),
                render.region(),
                render.openworkVersion().orElse(null),
                render.namePrefix(),
                storage.installation(),
                CALL_LIMIT,
                RENDER_CALLS);
        return RenderAdapter.create(config, storage.hostAllowance(RENDER, render.createsPerHour()), clock, watch);
    }

    private static VercelAdapter domains(
            DenConfig.Names names, MysqlAdapter storage, InstantSource clock, Consumer<VendorCall> watch) {
        VercelConfig config = new VercelConfig(
                names.apiBase(),
                names.token(),
                names.teamId().orElse(null),
                names.teamSlug().orElse(null),
                names.zone(),
                storage.installation(),
                CALL_LIMIT,
                VERCEL_CALLS);
        return VercelAdapter.create(config, clock, watch);
    }

    private static LaunchPolicy policy(DenConfig.Render render, DenConfig config) {
        return new LaunchPolicy(
                RENDER,
                render.region(),
                true,
                config.names().map(DenConfig.Names::suffix).orElse(null),
                CREATE_TIMEOUT,
                REQUEST_DEADLINE,
                render.provisionTimeout(),
                render.healthcheckTimeout(),
                render.customDomainReadyTimeout(),
                LATE_NAME_DEADLINE,
                SUSPEND_DEADLINE,
                render.pollInterval());
    }

    Vendors withRuntime(UnaryOperator<WorkerRuntime> around) {
        return new Vendors(
                host, domains, inventories, launchPolicy, around.apply(runtime), passwords, tokens, providers);
    }
}
