package software.openwork.den.gate.proxy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import software.openwork.den.gate.door.Visit;

/**
 * Which headers of a request the upstream gets. What a client says about the way it came, or about another path than that
 * of the request line, goes no further; what the gate itself knows is said instead.
 *
 * @param publicUrl the gate's own origin
 * @param upstream what stands behind the gate
 */
record ForwardedHeaders(Optional<URI> publicUrl, URI upstream) {

    private static final Set<String> SPOOFABLE = Set.of(
            "forwarded",
            "via",
            "x-real-ip",
            "x-client-ip",
            "x-cluster-client-ip",
            "true-client-ip",
            "x-original-url",
            "x-original-uri",
            "x-original-host",
            "x-original-method",
            "x-rewrite-url",
            "x-host",
            "proxy");

    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings");

    /** All that an open route needs: what passes without a token passes bare. */
    private static final Set<String> OPEN = Set.of(
            "host",
            "accept",
            "accept-encoding",
            "accept-language",
            "cache-control",
            "if-modified-since",
            "if-none-match",
            "origin",
            "user-agent",
            "x-request-id",
            "traceparent");

    /** The headers, those of the connection left out. */
    HttpFields of(Request request) {
        Visit visit = Visit.of(request);
        HttpFields given = request.getHeaders();
        List<String> listed = given.getCSV(HttpHeader.CONNECTION, false).stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        HttpFields.Mutable headers = HttpFields.build(given.size() + 4);
        for (HttpField field : given) {
            String name = field.getLowerCaseName();
            boolean refused = HOP_BY_HOP.contains(name)
                    || SPOOFABLE.contains(name)
                    || name.startsWith("x-forwarded-")
                    || listed.contains(name)
                    || (visit.isOpen() && !OPEN.contains(name));
            if (!refused) {
                headers.add(field);
            }
        }
        String host = String.valueOf(given.get(HttpHeader.HOST));
        headers.put(HttpHeader.HOST, isSecure(upstream) ? upstream.getRawAuthority() : host);
        headers.put("X-Forwarded-For", chain(request, visit));
        headers.put("X-Forwarded-Proto", scheme(request, visit));
        headers.put("X-Forwarded-Host", publicUrl.map(URI::getRawAuthority).orElse(host));
        return headers;
    }

    private static String chain(Request request, Visit visit) {
        List<String> chain = new ArrayList<>();
        if (visit.fromProxy()) {
            chain.add(visit.client().toString());
        }
        String peer = Request.getRemoteAddr(request);
        if (!chain.contains(peer)) {
            chain.add(peer);
        }
        return String.join(", ", chain);
    }

    private String scheme(Request request, Visit visit) {
        String told = visit.fromProxy() ? request.getHeaders().get("X-Forwarded-Proto") : null;
        return publicUrl
                .map(url -> url.getScheme().toLowerCase(Locale.ROOT))
                .orElse("https".equalsIgnoreCase(told) || request.isSecure() ? "https" : "http");
    }

    static boolean isSecure(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }
}
