package software.openwork.den.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import software.openwork.den.domain.secret.Secret;

class FakeIdentityProviderTest implements IdentityProviderContract, IdTokenContract {

    private final FakeIdentityProvider fake = FakeIdentityProvider.google();

    @Override
    public IdentityProvider provider() {
        return fake;
    }

    @Override
    public Secret idToken(ProviderProfile profile, @Nullable String nonce) {
        return fake.idToken(profile, nonce);
    }

    @Override
    public Site site() {
        return new Site() {
            @Override
            public void person(ProviderProfile profile) {
                fake.person(profile);
            }

            @Override
            public FakeIdentityProvider.Return approve(String authorizationUrl) {
                return fake.approve(authorizationUrl);
            }

            @Override
            public void hideProfiles() {
                fake.userInfoFault(ProviderFault.unusable("no id token"));
            }

            @Override
            public void breakDown() {
                fake.fault(ProviderFault.unavailable("HTTP 503"));
            }

            @Override
            public void revokeAll() {
                fake.revokeAll();
            }
        };
    }

    @Test
    void shouldHaveNoIdTokensWhenTheProviderHasNone() {
        assertThat(FakeIdentityProvider.github().verify(Secret.of("a.b.c"), null))
                .isEqualTo(new IdentityProvider.NotSupported());
    }

    @ParameterizedTest
    @FieldSource("software.openwork.den.domain.account.AuthorizationRequest#RESERVED")
    void shouldRefuseReservedParameters(String name) {
        assertThatThrownBy(() ->
                        new AuthorizationRequest(STATE, VERIFIER, REDIRECT_URI, List.of(), null, Map.of(name, "x")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
