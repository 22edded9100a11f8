package software.openwork.den.identity.oauth;

import java.net.URI;
import java.util.Locale;
import software.openwork.den.domain.secret.Secret;

final class Endpoints {

    private Endpoints() {}

    static void requireClient(String clientId, Secret clientSecret) {
        if (clientId.isBlank() || clientSecret.reveal().isBlank()) {
            throw new IllegalArgumentException("a provider needs a client id and a client secret");
        }
    }

    static void require(String name, URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https") || (scheme.equals("http") && isLoopback(host));
        if (!secure || host.isEmpty() || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "the " + name + " must be an https URL (http on loopback only) without user name and fragment");
        }
    }

    /** By its text: a name is not looked up. */
    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }
}
