package software.openwork.den.identity.oauth;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import software.openwork.den.domain.account.FakeIdentityProvider;
import software.openwork.den.domain.account.IdTokenContract;
import software.openwork.den.domain.account.IdentityProvider;
import software.openwork.den.domain.account.IdentityProviderContract;
import software.openwork.den.domain.account.ProviderProfile;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.simulator.oauth.Endpoint;
import software.openwork.den.simulator.oauth.Fault;
import software.openwork.den.simulator.oauth.SimulatedGoogle;

@Timeout(60)
class GoogleContractTest implements IdentityProviderContract, IdTokenContract {

    private final Harness harness = new Harness();

    GoogleContractTest() {
        harness.simulator.google().refreshTokens(true);
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Override
    public IdentityProvider provider() {
        return harness.google;
    }

    @Override
    public Secret idToken(ProviderProfile profile, @Nullable String nonce) {
        Map<String, @Nullable Object> claims = new HashMap<>();
        claims.put("nonce", nonce);
        return Secret.of(harness.simulator.google().idToken("gg-client", Visitor.person(profile), claims));
    }

    @Override
    public Site site() {
        SimulatedGoogle google = harness.simulator.google();
        return new Site() {
            @Override
            public void person(ProviderProfile profile) {
                google.signedIn(Visitor.person(profile));
            }

            @Override
            public FakeIdentityProvider.Return approve(String authorizationUrl) {
                return Visitor.visit(authorizationUrl);
            }

            @Override
            public void hideProfiles() {
                google.idTokens(false);
            }

            @Override
            public void breakDown() {
                google.fail(Endpoint.TOKEN, Fault.html(503));
            }

            @Override
            public void revokeAll() {
                google.revokeAll();
            }
        };
    }
}
