package software.openwork.den.http.wire;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.audit.Caller;

/** One request as routes see it. Used by one thread. */
public final class Exchange {

    private final HttpServletRequest request;
    private final Method method;
    private final ClientAddresses addresses;
    private final Body.Understood body;
    private final @Nullable String pathParameter;
    private @Nullable QueryString query;

    public Exchange(
            HttpServletRequest request,
            Method method,
            ClientAddresses addresses,
            Body.Understood body,
            @Nullable String pathParameter) {
        this.request = request;
        this.method = method;
        this.addresses = addresses;
        this.body = body;
        this.pathParameter = pathParameter;
    }

    public Method method() {
        return method;
    }

    public Body.Understood body() {
        return body;
    }

    /** Notes which route answers, for records. */
    public void answeredBy(String declared) {
        Marks.of(request).setRoute(declared);
    }

    /** The other end of the connection, and whether the request came through anybody who says so. */
    public boolean isFromThisMachine() {
        return addresses.isLoopback(request);
    }

    /** The same request at a route with a path parameter. */
    public Exchange withPathParameter(String value) {
        return new Exchange(request, method, addresses, body, value);
    }

    /** The path parameter of a route that has one. */
    public String pathParameter() {
        if (pathParameter == null) {
            throw new IllegalStateException("this route has no path parameter");
        }
        return pathParameter;
    }

    public @Nullable String header(String name) {
        return request.getHeader(name);
    }

    /** The cookies, those of several header lines joined. */
    public Optional<String> cookies() {
        Enumeration<String> lines = request.getHeaders("Cookie");
        if (!lines.hasMoreElements()) {
            return Optional.empty();
        }
        String first = lines.nextElement();
        return Optional.of(lines.hasMoreElements() ? first + "; " + String.join("; ", Collections.list(lines)) : first);
    }

    public QueryString query() {
        QueryString parsed = query;
        if (parsed == null) {
            parsed = QueryString.parse(request.getQueryString());
            query = parsed;
        }
        return parsed;
    }

    /** Where the request comes from, for records. */
    public Caller caller() {
        String agent = request.getHeader("User-Agent");
        return new Caller(addresses.client(request), agent == null ? "" : agent, requestId());
    }

    /** Whom the request is counted for: never empty, so that nobody escapes by hiding. */
    public String accountableAddress() {
        return addresses.accountable(request);
    }

    public String requestId() {
        return RequestIds.of(request);
    }
}
