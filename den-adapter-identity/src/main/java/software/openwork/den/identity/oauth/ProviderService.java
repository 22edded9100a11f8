package software.openwork.den.identity.oauth;

import com.github.scribejava.core.httpclient.HttpClient;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.oauth.AccessTokenRequestParams;
import com.github.scribejava.core.oauth.OAuth20Service;
import org.jspecify.annotations.Nullable;

/** scribejava's service with the token requests of the replaced one: no scope, the verifier, and JSON wanted. */
final class ProviderService extends OAuth20Service {

    /** What the replaced service sends; GitHub's API refuses calls without any. */
    private static final String USER_AGENT = "better-auth";

    ProviderService(
            ProviderApi api,
            String clientId,
            String clientSecret,
            String redirectUri,
            String responseType,
            HttpClient http) {
        super(api, clientId, clientSecret, redirectUri, null, responseType, null, USER_AGENT, null, http);
    }

    @Override
    protected OAuthRequest createAccessTokenRequest(AccessTokenRequestParams params) {
        OAuthRequest request = tokenRequest("authorization_code");
        request.addBodyParameter("code", params.getCode());
        request.addBodyParameter("code_verifier", params.getPkceCodeVerifier());
        request.addBodyParameter("redirect_uri", getCallback());
        return authenticated(request);
    }

    @Override
    protected OAuthRequest createRefreshTokenRequest(String refreshToken, @Nullable String scope) {
        OAuthRequest request = tokenRequest("refresh_token");
        request.addBodyParameter("refresh_token", refreshToken);
        return authenticated(request);
    }

    private OAuthRequest tokenRequest(String grantType) {
        OAuthRequest request = new OAuthRequest(getApi().getAccessTokenVerb(), getApi().getAccessTokenEndpoint());
        // without it GitHub answers a form
        request.addHeader("Accept", "application/json");
        request.addBodyParameter("grant_type", grantType);
        return request;
    }

    private OAuthRequest authenticated(OAuthRequest request) {
        getApi().getClientAuthentication().addClientAuthentication(request, getApiKey(), getApiSecret());
        return request;
    }
}
