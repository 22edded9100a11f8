package software.openwork.den.identity.oauth;

import java.net.URI;
import software.openwork.den.domain.secret.Secret;

/**
 * An OAuth client of Google. URLs are https, or http on loopback.
 *
 * @param clientId name of the client
 * @param clientSecret its password
 * @param authorizeUrl the page for browsers
 * @param tokenUrl the token endpoint
 * @param certsUrl the keys that sign ID tokens
 */
public record GoogleConfig(String clientId, Secret clientSecret, URI authorizeUrl, URI tokenUrl, URI certsUrl) {

    /** Where Google has its page for browsers. */
    public static final URI AUTHORIZE_URL = URI.create("https://accounts.google.com/o/oauth2/v2/auth");

    /** Where Google gives tokens. */
    public static final URI TOKEN_URL = URI.create("https://oauth2.googleapis.com/token");

    /** Where Google has its keys. */
    public static final URI CERTS_URL = URI.create("https://www.googleapis.com/oauth2/v3/certs");

    /** Refuses blanks and URLs that would show secrets to the network. */
    public GoogleConfig {
        Endpoints.requireClient(clientId, clientSecret);
        Endpoints.require("authorize URL", authorizeUrl);
        Endpoints.require("token URL", tokenUrl);
        Endpoints.require("certs URL", certsUrl);
    }

    /**
     * A client at Google's own endpoints.
     *
     * @param clientId see {@link #clientId()}
     * @param clientSecret see {@link #clientSecret()}
     */
    public GoogleConfig(String clientId, Secret clientSecret) {
        this(clientId, clientSecret, AUTHORIZE_URL, TOKEN_URL, CERTS_URL);
    }
}
