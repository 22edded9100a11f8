package software.openwork.den.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
import software.openwork.den.domain.worker.WorkerRuntime;
import software.openwork.den.identity.IdentityAdapter;
import software.openwork.den.identity.IdentityConfig;
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
        IdentityAdapter identity = parts.add(IdentityAdapter.create(IdentityConfig.forThisMachine()));
        boolean real = config.render().isPresent();
        WorkerApiAdapter workerApi =
                parts.add(WorkerApiAdapter.create(real ? WorkerApiConfig.patient() : WorkerApiConfig.quick()));
        WorkerHost stub = new StubWorkerHost(config.provisioning().stubUrlTemplate());
        return new Vendors(
                config.render()
                        .map(render -> host(render, storage, parts, clock))
                        .orElse(stub),
                config.names()
                        .filter(names -> real)
                        .map(names -> domains(names, storage, parts, clock))
                        .orElseGet(NoWorkerDomains::new),
                config.render().map(render -> policy(render, config)).orElseGet(() -> LaunchPolicy.pretending(STUB)),
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

    private static WorkerHost host(DenConfig.Render render, MysqlAdapter storage, Parts parts, InstantSource clock) {
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
        return parts.add(RenderAdapter.create(config, storage.hostAllowance(RENDER, render.createsPerHour()), clock))
                .host();
    }

    private static WorkerDomains domains(
            DenConfig.Names names, MysqlAdapter storage, Parts parts, InstantSource clock) {
        VercelConfig config = new VercelConfig(
                names.apiBase(),
                names.token(),
                names.teamId().orElse(null),
                names.teamSlug().orElse(null),
                names.zone(),
                storage.installation(),
                CALL_LIMIT,
                VERCEL_CALLS);
        return parts.add(VercelAdapter.create(config, clock)).domains();
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

    Vendors withHost(UnaryOperator<WorkerHost> around) {
        return new Vendors(around.apply(host), domains, launchPolicy, runtime, passwords, tokens, providers);
    }

    Vendors withRuntime(UnaryOperator<WorkerRuntime> around) {
        return new Vendors(host, domains, launchPolicy, around.apply(runtime), passwords, tokens, providers);
    }
}
