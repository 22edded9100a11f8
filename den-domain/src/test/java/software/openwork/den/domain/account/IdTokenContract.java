package software.openwork.den.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.account.IdentityProvider.Genuine;
import software.openwork.den.domain.account.IdentityProvider.NoEmail;
import software.openwork.den.domain.account.IdentityProvider.NotGenuine;
import software.openwork.den.domain.secret.Secret;

/** What an {@link IdentityProvider} with ID tokens promises besides. */
public interface IdTokenContract {

    /** The provider under test; the same within a test. */
    IdentityProvider provider();

    /** An ID token of that person for this client, as a client of the provider's own library has one. */
    Secret idToken(ProviderProfile profile, @Nullable String nonce);

    @Test
    default void shouldTakeAGenuineIdToken() {
        ProviderProfile ada = IdentityProviderContract.ada();

        assertThat(provider().verify(idToken(ada, null), null)).isEqualTo(new Genuine(ada));
        assertThat(provider().verify(idToken(ada, "n"), null)).isEqualTo(new Genuine(ada));
        assertThat(provider().verify(idToken(ada, "n"), "n")).isEqualTo(new Genuine(ada));
    }

    @Test
    default void shouldTellThatAnIdTokenHasNoAddress() {
        ProviderProfile nobody = new ProviderProfile("8", "Nobody", null, false, null);

        assertThat(provider().verify(idToken(nobody, null), null)).isEqualTo(new NoEmail(nobody));
    }

    @Test
    default void shouldRefuseAnIdTokenWithAnotherNonce() {
        ProviderProfile ada = IdentityProviderContract.ada();

        assertThat(provider().verify(idToken(ada, "n"), "m")).isInstanceOf(NotGenuine.class);
        assertThat(provider().verify(idToken(ada, null), "m")).isInstanceOf(NotGenuine.class);
    }

    @Test
    default void shouldRefuseAnyOtherText() {
        for (String text : new String[] {"", "garbage", "a.b.c", "..", "e30.e30.", "\0", "ü.ü.ü"}) {
            assertThat(provider().verify(Secret.of(text), null)).isInstanceOf(NotGenuine.class);
        }
    }
}
