package software.openwork.den.gate.login;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a form comes from a page of our own: what the browser says of it in {@code Sec-Fetch-Site}, {@code Origin} and
 * {@code Referer} must all agree. A client that says nothing at all is no browser, which no other site can steer.
 *
 * @param publicUrl the gate's own origin; without it, what the request calls the host
 */
public record FormOrigin(Optional<URI> publicUrl) {

    private static final List<String> OWN_SITES = List.of("same-origin", "none");

    /**
     * Judges a form.
     *
     * @param fetchSite values of {@code Sec-Fetch-Site}
     * @param origin values of {@code Origin}
     * @param referer values of {@code Referer}
     * @param host value of {@code Host}
     * @return whether it is our own
     */
    public boolean isOwn(List<String> fetchSite, List<String> origin, List<String> referer, String host) {
        return fetchSite.stream().allMatch(OWN_SITES::contains)
                && origin.stream().allMatch(value -> isOurs(value, host))
                && (!origin.isEmpty() || referer.stream().allMatch(value -> isOurs(originOf(value), host)));
    }

    private boolean isOurs(String origin, String host) {
        String given = origin.toLowerCase(Locale.ROOT);
        return publicUrl
                .map(url -> originOf(url.toString()).equals(originOf(given)))
                .orElseGet(() -> given.equals("http://" + host.toLowerCase(Locale.ROOT))
                        || given.equals("https://" + host.toLowerCase(Locale.ROOT)));
    }

    /** Scheme, host and port, the usual port left out; empty for anything that has none. */
    private static String originOf(String url) {
        try {
            URI uri = new URI(url.toLowerCase(Locale.ROOT));
            if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
                return "";
            }
            boolean usual = uri.getPort() == (uri.getScheme().equals("https") ? 443 : 80) || uri.getPort() < 0;
            return uri.getScheme() + "://" + uri.getHost() + (usual ? "" : ":" + uri.getPort());
        } catch (URISyntaxException bad) {
            return "";
        }
    }
}
