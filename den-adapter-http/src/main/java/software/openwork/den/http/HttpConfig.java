package software.openwork.den.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.http.wire.TrustedProxies;

/**
 * Settings of {@link HttpAdapter}.
 *
 * @param host address to listen on: {@code 0.0.0.0} for all
 * @param port 0 for any free one
 * @param baseUrl where clients reach this server; an https one makes the cookies secure ones
 * @param secret signs the cookies
 * @param corsOrigins origins whose pages may read answers; none for no CORS at all
 * @param trustedOrigins origins, or patterns, whose pages may act for a user, besides that of the base URL
 * @param trustedProxies whose word about a client's address counts
 * @param version told in every answer
 * @param stopTimeout how long a stop waits for requests that are under way
 */
public record HttpConfig(
        String host,
        int port,
        URI baseUrl,
        Secret secret,
        List<String> corsOrigins,
        List<String> trustedOrigins,
        TrustedProxies trustedProxies,
        String version,
        Duration stopTimeout) {

    /** Copies the lists; refuses settings that would switch protection off or cannot work. */
    public HttpConfig {
        corsOrigins = List.copyOf(corsOrigins);
        trustedOrigins = List.copyOf(trustedOrigins);
        if (corsOrigins.contains("*") || trustedOrigins.contains("*")) {
            throw new IllegalArgumentException("origins are listed one by one: * would let every page act for a user");
        }
        if (baseUrl.getHost() == null || !isHttp(baseUrl.getScheme())) {
            throw new IllegalArgumentException("the base URL is an absolute http or https URL");
        }
    }

    boolean isSecure() {
        return baseUrl.getScheme().equalsIgnoreCase("https");
    }

    private static boolean isHttp(String scheme) {
        return scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
    }
}
