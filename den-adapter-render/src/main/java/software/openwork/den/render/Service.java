package software.openwork.den.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.launch.HostRef;
import software.openwork.den.domain.sweep.HostInventory;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.vendor.Json;

/**
 * A service as Render shows it.
 *
 * @param id Render's identifier
 * @param name its name
 * @param ownerId its workspace
 * @param type Render's word
 * @param suspended whether it is stopped
 * @param url where it is served, no slash at the end, or null
 * @param createdAt when it was made, or null
 */
record Service(
        String id,
        String name,
        String ownerId,
        String type,
        boolean suspended,
        @Nullable String url,
        @Nullable Instant createdAt) {

    static final String WEB = "web_service";

    /** Empty for anything that has no identifier. */
    static Optional<Service> read(JsonNode node) {
        return Json.text(node.path("id"))
                .map(id -> new Service(
                        id,
                        node.path("name").asText(),
                        node.path("ownerId").asText(),
                        node.path("type").asText(),
                        node.path("suspended").asText().equals("suspended"),
                        Json.text(node.path("serviceDetails").path("url"))
                                .map(url -> url.strip().replaceFirst("/+$", ""))
                                .orElse(null),
                        Json.time(node.path("createdAt")).orElse(null)));
    }

    /** Whether tokens may be sent there: over TLS, or to this very machine. */
    boolean hasSafeUrl() {
        URI uri = uri();
        if (uri == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
            return false;
        }
        String host = uri.getHost();
        boolean loopback = host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || host.matches("127(\\.[0-9]{1,3}){3}");
        return "https".equalsIgnoreCase(uri.getScheme()) || (loopback && "http".equalsIgnoreCase(uri.getScheme()));
    }

    /** The host of its URL in lower case, or the empty text. */
    String hostName() {
        URI uri = uri();
        return uri == null || uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    }

    /**
     * As the sweeper sees it.
     *
     * @param namedFor the worker whose identifier its name holds, or null
     */
    HostInventory.Service listed(@Nullable WorkerId namedFor) {
        String host = hostName();
        return new HostInventory.Service(
                new HostRef(id), name, namedFor, suspended, host.isEmpty() ? null : host, createdAt);
    }

    private @Nullable URI uri() {
        try {
            return url == null ? null : new URI(url);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
