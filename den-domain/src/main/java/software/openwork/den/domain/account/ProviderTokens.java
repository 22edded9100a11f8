package software.openwork.den.domain.account;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.secret.Secret;

/**
 * What an {@link IdentityProvider} gives to act for a person.
 *
 * @param access the access token
 * @param refresh gets new access tokens; null where the provider gave none
 * @param idToken signed statement about the person, or null
 * @param accessExpiresAt end of the access token, null when unknown or never
 * @param refreshExpiresAt end of the refresh token, null when unknown or never
 * @param scopes what was granted, one scope an element, in the provider's order; empty when it does not tell
 */
public record ProviderTokens(
        Secret access,
        @Nullable Secret refresh,
        @Nullable Secret idToken,
        @Nullable Instant accessExpiresAt,
        @Nullable Instant refreshExpiresAt,
        List<String> scopes) {

    /** Copies the scopes. */
    public ProviderTokens {
        scopes = List.copyOf(scopes);
    }
}
