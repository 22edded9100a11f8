package software.openwork.den.http.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import software.openwork.den.http.wire.ClientAddresses;
import software.openwork.den.http.wire.Marks;
import software.openwork.den.http.wire.RequestIds;

/** The headers of every answer, those that the server gives by itself included: they are set before all else. */
public final class CommonHeaders implements HttpConfiguration.Customizer {

    private static final HttpField VARY = new PreEncodedHttpField(HttpHeader.VARY, "Origin");
    private static final HttpField CREDENTIALS =
            new PreEncodedHttpField(HttpHeader.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");

    private final List<HttpField> fixed;
    private final Set<String> corsOrigins;
    private final ClientAddresses addresses;

    /**
     * The headers.
     *
     * @param version of this server
     * @param secure whether clients come by https
     * @param corsOrigins origins whose pages may read answers
     * @param addresses tells whether a request identifier comes from a trusted proxy
     */
    public CommonHeaders(String version, boolean secure, List<String> corsOrigins, ClientAddresses addresses) {
        List<HttpField> fields = new ArrayList<>(List.of(
                new PreEncodedHttpField("X-Den-Version", version),
                new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
                new PreEncodedHttpField("X-Frame-Options", "DENY"),
                // Stricter ones make browsers hide the origin of forms, which is asked for.
                new PreEncodedHttpField("Referrer-Policy", "same-origin")));
        if (secure) {
            fields.add(new PreEncodedHttpField(HttpHeader.STRICT_TRANSPORT_SECURITY, "max-age=31536000"));
        }
        this.fixed = List.copyOf(fields);
        this.corsOrigins = Set.copyOf(corsOrigins);
        this.addresses = addresses;
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable headers) {
        String id = Marks.requestId(request).orElseGet(() -> requestId(request));
        new Marks(id, headers).putOn(request);
        headers.add(RequestIds.HEADER, id);
        for (HttpField field : fixed) {
            headers.add(field);
        }
        if (!corsOrigins.isEmpty()) {
            headers.add(VARY);
            headers.add(CREDENTIALS);
            String origin = request.getHeaders().get(HttpHeader.ORIGIN);
            if (origin != null && corsOrigins.contains(origin)) {
                headers.add(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            }
        }
        return request;
    }

    private String requestId(Request request) {
        @Nullable String given = request.getHeaders().get(RequestIds.HEADER);
        return given != null && RequestIds.isSane(given) && addresses.isTrusted(Request.getRemoteAddr(request))
                ? given
                : RequestIds.next();
    }
}
