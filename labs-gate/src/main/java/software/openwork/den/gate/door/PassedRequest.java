package software.openwork.den.gate.door;

import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;

/** A request as what stands behind the gate sees it: without the gate's own header, cookie and parameter. */
final class PassedRequest extends Request.Wrapper {

    /** Headers by which some servers take another path or method than the request line says. */
    private static final Set<String> STEERING = Set.of(
            "x-http-method-override",
            "x-http-method",
            "x-method-override",
            "x-original-url",
            "x-rewrite-url",
            "x-original-uri",
            "x-forwarded-path",
            "x-forwarded-uri",
            "x-forwarded-method",
            "x-forwarded-prefix");

    private final HttpFields headers;
    private final HttpURI uri;

    private PassedRequest(Request request, HttpFields headers, HttpURI uri) {
        super(request);
        this.headers = headers;
        this.uri = uri;
    }

    static Request of(Request request, Incoming incoming, boolean open) {
        HttpFields.Mutable headers = HttpFields.build(request.getHeaders());
        headers.remove(Incoming.TOKEN_HEADER);
        if (!incoming.cookie().values().isEmpty()) {
            headers.remove(HttpHeader.COOKIE);
            incoming.cookie().rest().forEach(cookies -> headers.add(HttpHeader.COOKIE, cookies));
        }
        if (open) {
            STEERING.forEach(headers::remove);
        }
        HttpURI uri = incoming.query().values().isEmpty()
                ? request.getHttpURI()
                : HttpURI.build(request.getHttpURI())
                        .query(incoming.query().rest())
                        .asImmutable();
        return new PassedRequest(request, headers.asImmutable(), uri);
    }

    @Override
    public HttpFields getHeaders() {
        return headers;
    }

    @Override
    public HttpURI getHttpURI() {
        return uri;
    }
}
