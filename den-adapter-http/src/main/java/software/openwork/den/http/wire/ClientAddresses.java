package software.openwork.den.http.wire;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out where a request comes from, believing only proxies that are trusted. */
public final class ClientAddresses {

    private static final Logger LOG = LoggerFactory.getLogger(ClientAddresses.class);

    private static final List<String> FORWARDING =
            List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "X-Forwarded-Host", "X-Forwarded-Proto", "Via");

    private final TrustedProxies proxies;
    private final AtomicBoolean warned = new AtomicBoolean();

    public ClientAddresses(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    /** Whether the other end of the connection is a proxy whose headers count. */
    public boolean isTrusted(@Nullable String peer) {
        return peer != null
                && IpAddress.parse(withoutZone(peer)).map(proxies::trusts).orElse(false);
    }

    /**
     * The right-most address that is not a trusted proxy's; where all are trusted, the left-most. Empty when a
     * trusted proxy tells none or rubbish.
     */
    public String client(HttpServletRequest request) {
        Optional<byte[]> peer = IpAddress.parse(withoutZone(request.getRemoteAddr()));
        if (peer.isEmpty()) {
            return "";
        }
        String header = String.join(",", Collections.list(request.getHeaders("X-Forwarded-For")));
        if (!proxies.trusts(peer.get())) {
            if (!header.isEmpty() && !warned.getAndSet(true)) {
                LOG.warn("X-Forwarded-For from {} is not believed: it is no trusted proxy", request.getRemoteAddr());
            }
            return IpAddress.show(peer.get());
        }
        return forwarded(header);
    }

    /** Whether it comes from this machine, and nothing hints at a proxy here that brings it from elsewhere. */
    boolean isLoopback(HttpServletRequest request) {
        return FORWARDING.stream().noneMatch(name -> request.getHeader(name) != null)
                && IpAddress.parse(withoutZone(request.getRemoteAddr()))
                        .map(IpAddress::isLoopback)
                        .orElse(false);
    }

    /** As {@link #client}; the other end of the connection itself where that tells nothing. */
    String accountable(HttpServletRequest request) {
        String client = client(request);
        return client.isEmpty()
                ? IpAddress.parse(withoutZone(request.getRemoteAddr()))
                        .map(IpAddress::show)
                        .orElseGet(request::getRemoteAddr)
                : client;
    }

    private String forwarded(String header) {
        List<String> hops = new ArrayList<>(List.of(header.split(",", -1)));
        Collections.reverse(hops);
        String client = "";
        for (String hop : hops) {
            Optional<byte[]> address = IpAddress.parse(hop.strip());
            if (address.isEmpty()) {
                return "";
            }
            client = IpAddress.show(address.get());
            if (!proxies.trusts(address.get())) {
                return client;
            }
        }
        return client;
    }

    private static String withoutZone(String address) {
        String bare =
                address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
        int zone = bare.indexOf('%');
        return zone < 0 ? bare : bare.substring(0, zone);
    }
}
