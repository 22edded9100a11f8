package software.openwork.den.identity.oauth;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import software.openwork.den.domain.account.FakeIdentityProvider;
import software.openwork.den.domain.account.IdentityProvider;
import software.openwork.den.domain.account.IdentityProviderContract;
import software.openwork.den.domain.account.ProviderProfile;
import software.openwork.den.simulator.oauth.Endpoint;
import software.openwork.den.simulator.oauth.Fault;
import software.openwork.den.simulator.oauth.SimulatedGitHub;

@Timeout(60)
class GitHubContractTest implements IdentityProviderContract {

    private final Harness harness = new Harness();

    GitHubContractTest() {
        harness.simulator.github().refreshTokens(true);
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Override
    public IdentityProvider provider() {
        return harness.github;
    }

    @Override
    public Site site() {
        SimulatedGitHub github = harness.simulator.github();
        return new Site() {
            @Override
            public void person(ProviderProfile profile) {
                github.signedIn(Visitor.person(profile));
            }

            @Override
            public FakeIdentityProvider.Return approve(String authorizationUrl) {
                return Visitor.visit(authorizationUrl);
            }

            @Override
            public void hideProfiles() {
                github.fail(Endpoint.USER, Fault.json(401, "{\"message\":\"Bad credentials\"}"));
            }

            @Override
            public void breakDown() {
                github.fail(Endpoint.TOKEN, Fault.html(503));
            }

            @Override
            public void revokeAll() {
                github.revokeAll();
            }
        };
    }
}
