package software.openwork.den.app;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import software.openwork.den.app.config.DenConfig;
import software.openwork.den.app.config.Provisioner;
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

    static Vendors of(DenConfig config, Parts parts) {
        WorkerApiAdapter workerApi = parts.add(WorkerApiAdapter.create(WorkerApiConfig.quick()));
        IdentityAdapter identity = parts.add(IdentityAdapter.create(IdentityConfig.forThisMachine()));
        return new Vendors(
                new StubWorkerHost(config.provisioning().stubUrlTemplate()),
                new NoWorkerDomains(),
                LaunchPolicy.pretending(STUB),
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

    Vendors withHost(UnaryOperator<WorkerHost> around) {
        return new Vendors(around.apply(host), domains, launchPolicy, runtime, passwords, tokens, providers);
    }

    /** Better no Den than one that seems to charge, or to run workers, and does not. */
    static void refuseWhatIsMissing(DenConfig config) {
        if (config.provisioning().mode() == Provisioner.RENDER) {
            throw new StartException("PROVISIONER_MODE=render: this version of Den cannot run workers on Render yet");
        }
        if (config.paywall().polar().isPresent()) {
            throw new StartException("POLAR_FEATURE_GATE_ENABLED=true: this version of Den has no paywall yet");
        }
    }
}
