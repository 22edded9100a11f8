package software.openwork.den.domain.account;

import software.openwork.den.domain.secret.Secret;

/**
 * What a browser brought back from an {@link IdentityProvider}, with what it was sent there with.
 *
 * @param code of the query, any text
 * @param codeVerifier the one of the {@link AuthorizationRequest}
 * @param redirectUri the one of the {@link AuthorizationRequest}
 */
public record CodeGrant(Secret code, Secret codeVerifier, String redirectUri) {}
