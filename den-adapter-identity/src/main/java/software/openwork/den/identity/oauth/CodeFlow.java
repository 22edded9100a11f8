package software.openwork.den.identity.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.scribejava.core.model.OAuth2AccessToken;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Response;
import com.github.scribejava.core.model.Verb;
import com.github.scribejava.core.oauth.AccessTokenRequestParams;
import com.github.scribejava.core.oauth.OAuth20Service;
import com.github.scribejava.core.pkce.PKCECodeChallengeMethod;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pac4j.core.http.callback.NoParameterCallbackUrlResolver;
import org.pac4j.oauth.client.OAuth20Client;
import software.openwork.den.domain.account.AuthorizationRequest;
import software.openwork.den.domain.account.CodeGrant;
import software.openwork.den.domain.account.ProviderFault;
import software.openwork.den.domain.account.ProviderTokens;
import software.openwork.den.domain.secret.Secret;

/**
 * The authorisation code flow with one provider: pac4j's client makes scribejava's service, which makes the URL and
 * gets the tokens. pac4j's own steps around the service are left out, for they log codes, tokens and profiles, cannot
 * send a code verifier, and keep the state in a session of their own (ADR 5).
 */
final class CodeFlow {

    private static final String NO_REDIRECT = "none";

    private final Supplier<OAuth20Client> clients;
    private final ProviderApi api;
    private final List<String> scopes;
    private final Map<String, String> parameters;

    CodeFlow(Supplier<OAuth20Client> clients, ProviderApi api, List<String> scopes, Map<String, String> parameters) {
        this.clients = clients;
        this.api = api;
        this.scopes = scopes;
        this.parameters = parameters;
    }

    String authorizationUrl(AuthorizationRequest request) {
        Map<String, String> more = new LinkedHashMap<>();
        if (request.loginHint() != null) {
            more.put("login_hint", request.loginHint());
        }
        more.put("code_challenge_method", PKCECodeChallengeMethod.S256.name());
        more.put("code_challenge", challenge(request.codeVerifier()));
        more.putAll(parameters);
        more.putAll(request.extraParameters());
        return service(request.redirectUri())
                .createAuthorizationUrlBuilder()
                .state(request.state())
                .scope(Stream.concat(scopes.stream(), request.extraScopes().stream())
                        .collect(Collectors.joining(" ")))
                .additionalParams(more)
                .build();
    }

    ProviderTokens exchange(CodeGrant grant) {
        AccessTokenRequestParams params = AccessTokenRequestParams.create(
                        grant.code().reveal())
                .pkceCodeVerifier(grant.codeVerifier().reveal());
        return tokens(() -> service(grant.redirectUri()).getAccessToken(params));
    }

    ProviderTokens refresh(Secret refreshToken) {
        if (refreshToken.reveal().isEmpty()) {
            throw new ProviderFaultException(ProviderFault.refused("no refresh token"));
        }
        return tokens(() -> service(NO_REDIRECT).refreshAccessToken(refreshToken.reveal()));
    }

    /** What the provider says at a URL of its API to the owner of the token. */
    JsonNode get(String url, Secret accessToken) {
        OAuth20Service service = service(NO_REDIRECT);
        OAuthRequest request = new OAuthRequest(Verb.GET, url);
        request.addHeader("Accept", "application/json");
        service.signRequest(accessToken.reveal(), request);
        return call(() -> {
            try (Response answer = service.execute(request)) {
                return Answers.json(answer.getCode(), answer.getBody());
            }
        });
    }

    private static ProviderTokens tokens(Call<OAuth2AccessToken> call) {
        return ((TokenAnswers.Granted) call(call)).tokens();
    }

    private interface Call<T> {
        T send() throws IOException, InterruptedException, ExecutionException;
    }

    /** The checked exceptions are those of HTTP clients other than ours, which throws faults. */
    private static <T> T call(Call<T> call) {
        try {
            return call.send();
        } catch (IOException | ExecutionException e) {
            throw new ProviderFaultException(ProviderFault.unavailable("no answer"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderFaultException(ProviderFault.unavailable("interrupted"));
        }
    }

    private OAuth20Service service(String redirectUri) {
        OAuth20Client client = clients.get();
        client.setCallbackUrl(redirectUri);
        client.setCallbackUrlResolver(new NoParameterCallbackUrlResolver());
        client.init();
        // after init, which puts in an API with the public endpoints
        client.getConfiguration().setApi(api);
        return (OAuth20Service) client.getConfiguration().buildService(null, client);
    }

    private static String challenge(Secret verifier) {
        try {
            return PKCECodeChallengeMethod.S256.transform2CodeChallenge(verifier.reveal());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
