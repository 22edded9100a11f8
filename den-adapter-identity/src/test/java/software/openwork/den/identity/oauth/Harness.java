package software.openwork.den.identity.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.openwork.den.domain.account.AuthorizationRequest;
import software.openwork.den.domain.account.CodeGrant;
import software.openwork.den.domain.account.FakeIdentityProvider;
import software.openwork.den.domain.account.IdentityProvider;
import software.openwork.den.domain.account.IdentityProvider.Exchange;
import software.openwork.den.domain.account.IdentityProvider.Identified;
import software.openwork.den.domain.account.IdentityProviderContract;
import software.openwork.den.domain.account.ProviderFault;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.domain.time.SettableClock;
import software.openwork.den.simulator.oauth.OAuthSimulator;

/** Both providers against the simulator, by one clock. */
final class Harness implements AutoCloseable {

    static final int MAX_BODY = 16 << 10;

    final SettableClock clock = new SettableClock();
    final OAuthSimulator simulator = OAuthSimulator.start(clock);
    final OAuthAdapter adapter;
    final IdentityProvider github;
    final IdentityProvider google;

    Harness() {
        this(Duration.ofSeconds(30));
    }

    Harness(Duration limit) {
        adapter = OAuthAdapter.create(new OAuthConfig(limit, limit, MAX_BODY), clock);
        simulator.github().register("gh-client", "gh-secret", IdentityProviderContract.REDIRECT_URI);
        simulator.google().register("gg-client", "gg-secret", IdentityProviderContract.REDIRECT_URI);
        github = adapter.github(new GitHubConfig(
                "gh-client",
                Secret.of("gh-secret"),
                URI.create(simulator.github().authorizeUrl()),
                URI.create(simulator.github().tokenUrl()),
                URI.create(simulator.github().apiBase() + "/")));
        google = adapter.google(new GoogleConfig(
                "gg-client",
                Secret.of("gg-secret"),
                URI.create(simulator.google().authorizeUrl()),
                URI.create(simulator.google().tokenUrl()),
                URI.create(simulator.google().certsUrl())));
    }

    static AuthorizationRequest request() {
        return new AuthorizationRequest(
                IdentityProviderContract.STATE,
                IdentityProviderContract.VERIFIER,
                IdentityProviderContract.REDIRECT_URI,
                List.of(),
                null,
                Map.of());
    }

    /** What a browser brings back from a visit that the person approves. */
    static CodeGrant approved(IdentityProvider provider) {
        FakeIdentityProvider.Return back = Visitor.visit(provider.authorizationUrl(request()));
        return new CodeGrant(
                Secret.of(back.code()), IdentityProviderContract.VERIFIER, IdentityProviderContract.REDIRECT_URI);
    }

    static Exchange signIn(IdentityProvider provider) {
        return provider.exchange(approved(provider));
    }

    static Identified identified(IdentityProvider provider) {
        Exchange exchange = signIn(provider);
        assertThat(exchange).isInstanceOf(Identified.class);
        return (Identified) exchange;
    }

    static ProviderFault faultOf(Object outcome) {
        return switch (outcome) {
            case IdentityProvider.InvalidCode(ProviderFault fault) -> fault;
            case IdentityProvider.NoUserInfo(ProviderFault fault) -> fault;
            case IdentityProvider.NotRefreshed(ProviderFault fault) -> fault;
            case IdentityProvider.NotGenuine(ProviderFault fault) -> fault;
            default -> throw new AssertionError("no fault: " + outcome);
        };
    }

    @Override
    public void close() {
        adapter.close();
        simulator.close();
    }
}
