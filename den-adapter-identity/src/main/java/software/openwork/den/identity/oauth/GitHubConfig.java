package software.openwork.den.identity.oauth;

import java.net.URI;
import software.openwork.den.domain.secret.Secret;

/**
 * An OAuth app or GitHub App, at github.com or a GitHub Enterprise server. URLs are https, or http on loopback.
 *
 * @param clientId name of the app
 * @param clientSecret its password
 * @param authorizeUrl the page for browsers
 * @param tokenUrl the token endpoint
 * @param apiBase below it are {@code /user} and {@code /user/emails}
 */
public record GitHubConfig(String clientId, Secret clientSecret, URI authorizeUrl, URI tokenUrl, URI apiBase) {

    /** Where github.com has its page for browsers. */
    public static final URI AUTHORIZE_URL = URI.create("https://github.com/login/oauth/authorize");

    /** Where github.com gives tokens. */
    public static final URI TOKEN_URL = URI.create("https://github.com/login/oauth/access_token");

    /** Where github.com has its API. */
    public static final URI API_BASE = URI.create("https://api.github.com");

    /** Refuses blanks and URLs that would show secrets to the network. */
    public GitHubConfig {
        Endpoints.requireClient(clientId, clientSecret);
        Endpoints.require("authorize URL", authorizeUrl);
        Endpoints.require("token URL", tokenUrl);
        Endpoints.require("API base", apiBase);
    }

    /**
     * An app at github.com.
     *
     * @param clientId see {@link #clientId()}
     * @param clientSecret see {@link #clientSecret()}
     */
    public GitHubConfig(String clientId, Secret clientSecret) {
        this(clientId, clientSecret, AUTHORIZE_URL, TOKEN_URL, API_BASE);
    }
}
