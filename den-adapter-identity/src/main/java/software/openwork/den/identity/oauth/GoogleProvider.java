package software.openwork.den.identity.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.AuthorizationRequest;
import software.openwork.den.domain.account.CodeGrant;
import software.openwork.den.domain.account.IdentityProvider;
import software.openwork.den.domain.account.ProviderFault;
import software.openwork.den.domain.account.ProviderProfile;
import software.openwork.den.domain.account.ProviderTokens;
import software.openwork.den.domain.secret.Secret;

/** Google: who the person is stands in the ID token. */
final class GoogleProvider implements IdentityProvider {

    private final CodeFlow flow;
    private final IdTokens idTokens;

    GoogleProvider(CodeFlow flow, IdTokens idTokens) {
        this.flow = flow;
        this.idTokens = idTokens;
    }

    @Override
    public String id() {
        return "google";
    }

    @Override
    public String authorizationUrl(AuthorizationRequest request) {
        return flow.authorizationUrl(request);
    }

    @Override
    public Exchange exchange(CodeGrant grant) {
        ProviderTokens tokens;
        try {
            tokens = flow.exchange(grant);
        } catch (ProviderFaultException e) {
            return new InvalidCode(e.fault());
        }
        try {
            ProviderProfile profile = profile(idTokens.fromProvider(idToken(tokens)));
            return profile.email() == null ? new NoEmail(profile) : new Identified(profile, tokens);
        } catch (ProviderFaultException e) {
            return new NoUserInfo(e.fault());
        }
    }

    /** An ID token that must not be believed is left out, and the stored one stays. */
    @Override
    public Refresh refresh(Secret refreshToken) {
        try {
            ProviderTokens tokens = flow.refresh(refreshToken);
            return new Refreshed(isBelievable(tokens.idToken()) ? tokens : withoutIdToken(tokens));
        } catch (ProviderFaultException e) {
            return new NotRefreshed(e.fault());
        }
    }

    @Override
    public IdTokenCheck verify(Secret idToken, @Nullable String nonce) {
        try {
            ProviderProfile profile = profile(idTokens.fromAnybody(idToken, nonce));
            return profile.email() == null ? new NoEmail(profile) : new Genuine(profile);
        } catch (ProviderFaultException e) {
            return new NotGenuine(e.fault());
        }
    }

    @Override
    public UserInfo userInfo(ProviderTokens tokens) {
        try {
            JsonNode claims = idTokens.read(idToken(tokens));
            return new Found(profile(claims), claims.toString());
        } catch (ProviderFaultException e) {
            return new NoUserInfo(e.fault());
        }
    }

    private boolean isBelievable(@Nullable Secret idToken) {
        try {
            return idToken == null || !idTokens.fromProvider(idToken).isEmpty();
        } catch (ProviderFaultException e) {
            return false;
        }
    }

    private static ProviderTokens withoutIdToken(ProviderTokens tokens) {
        return new ProviderTokens(
                tokens.access(),
                tokens.refresh(),
                null,
                tokens.accessExpiresAt(),
                tokens.refreshExpiresAt(),
                tokens.scopes());
    }

    private static Secret idToken(ProviderTokens tokens) {
        Secret idToken = tokens.idToken();
        if (idToken == null) {
            throw new ProviderFaultException(ProviderFault.unusable("no ID token"));
        }
        return idToken;
    }

    private static ProviderProfile profile(JsonNode claims) {
        JsonNode verified = claims.path("email_verified");
        return new ProviderProfile(
                claims.path("sub").textValue(),
                Answers.text(claims, "name").orElse(""),
                Answers.text(claims, "email").orElse(null),
                verified.isBoolean() ? verified.booleanValue() : "true".equals(verified.textValue()),
                Answers.text(claims, "picture").orElse(null));
    }
}
