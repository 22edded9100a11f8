package software.openwork.den.domain.account;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.secret.Secret;

/**
 * What a browser is sent to an {@link IdentityProvider} for.
 *
 * @param state comes back with the answer and ties it to the browser; at least 128 bits of randomness
 * @param codeVerifier of PKCE, 43 to 128 characters of {@code [A-Za-z0-9._~-]}; only its hash is sent now
 * @param redirectUri where the provider sends the browser back to
 * @param extraScopes asked for beyond those of every sign-in
 * @param loginHint the account that the person will want, or null
 * @param extraParameters of the provider's page, in this order; none of {@link #RESERVED}
 */
public record AuthorizationRequest(
        String state,
        Secret codeVerifier,
        String redirectUri,
        List<String> extraScopes,
        @Nullable String loginHint,
        Map<String, String> extraParameters) {

    /** Parameters that only Den sets, in the order in which error messages name them. */
    public static final List<String> RESERVED = List.of(
            "state",
            "client_id",
            "redirect_uri",
            "response_type",
            "code_challenge",
            "code_challenge_method",
            "nonce",
            "scope");

    /** Refuses reserved parameters. */
    public AuthorizationRequest {
        extraScopes = List.copyOf(extraScopes);
        extraParameters = Collections.unmodifiableMap(new LinkedHashMap<>(extraParameters));
        if (!Collections.disjoint(extraParameters.keySet(), RESERVED)) {
            throw new IllegalArgumentException("reserved parameters: " + extraParameters.keySet());
        }
    }
}
