package software.openwork.den.identity.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.scribejava.core.builder.api.DefaultApi20;
import com.github.scribejava.core.extractors.TokenExtractor;
import com.github.scribejava.core.httpclient.HttpClient;
import com.github.scribejava.core.httpclient.HttpClientConfig;
import com.github.scribejava.core.model.OAuth2AccessToken;
import com.github.scribejava.core.oauth.OAuth20Service;
import com.github.scribejava.core.oauth2.clientauthentication.ClientAuthentication;
import com.github.scribejava.core.oauth2.clientauthentication.RequestBodyAuthenticationScheme;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A provider as scribejava sees it: its endpoints, and the exact form of what is sent there. */
final class ProviderApi extends DefaultApi20 {

    private final URI authorizeUrl;
    private final URI tokenUrl;
    private final TokenAnswers answers;
    private final HttpClient http;

    ProviderApi(URI authorizeUrl, URI tokenUrl, TokenAnswers answers, HttpCalls calls) {
        this.authorizeUrl = authorizeUrl;
        this.tokenUrl = tokenUrl;
        this.answers = answers;
        this.http = new ServiceHttp(calls);
    }

    @Override
    protected String getAuthorizationBaseUrl() {
        return authorizeUrl.toString();
    }

    @Override
    public String getAccessTokenEndpoint() {
        return tokenUrl.toString();
    }

    @Override
    public TokenExtractor<OAuth2AccessToken> getAccessTokenExtractor() {
        return answers;
    }

    @Override
    public ClientAuthentication getClientAuthentication() {
        return RequestBodyAuthenticationScheme.instance();
    }

    /** In the order and the encoding of the replaced service; what comes twice keeps its first place. */
    @Override
    public String getAuthorizationUrl(
            String responseType,
            String clientId,
            String redirectUri,
            String scope,
            String state,
            Map<String, String> more) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", responseType);
        parameters.put("client_id", clientId);
        parameters.put("state", state);
        parameters.put("scope", scope);
        parameters.put("redirect_uri", redirectUri);
        parameters.putAll(more);
        String query = parameters.entrySet().stream()
                .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&"));
        return authorizeUrl + (authorizeUrl.getRawQuery() == null ? "?" : "&") + query;
    }

    @Override
    public OAuth20Service createService(
            String clientId,
            String clientSecret,
            String redirectUri,
            @Nullable String scope,
            String responseType,
            @Nullable OutputStream debug,
            @Nullable String userAgent,
            @Nullable HttpClientConfig config,
            @Nullable HttpClient client) {
        return new ProviderService(this, clientId, clientSecret, redirectUri, responseType, http);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
