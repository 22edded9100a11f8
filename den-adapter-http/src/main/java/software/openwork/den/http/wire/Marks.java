package software.openwork.den.http.wire;

import jakarta.servlet.ServletRequest;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/** What is noted on a request while it is under way. */
public final class Marks {

    private static final String ATTRIBUTE = "software.openwork.den.marks";

    private static final String NO_ROUTE = "unmatched";

    private final String requestId;
    private final HttpFields.Mutable headers;
    private boolean dispatched;
    private String route = NO_ROUTE;

    /**
     * Marks of a request that has just come.
     *
     * @param requestId identifier by which the answer is found again in the logs
     * @param headers those of the answer: the servlet API would rewrite content types
     */
    public Marks(String requestId, HttpFields.Mutable headers) {
        this.requestId = requestId;
        this.headers = headers;
    }

    public void putOn(Request request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    public static Marks of(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Marks marks) {
            return marks;
        }
        throw new IllegalStateException("the request came around the customizer of the server");
    }

    /** The identifier of a request that may not have come far enough to be marked. */
    public static Optional<String> requestId(Request request) {
        return request.getAttribute(ATTRIBUTE) instanceof Marks marks ? Optional.of(marks.requestId) : Optional.empty();
    }

    public String requestId() {
        return requestId;
    }

    public HttpFields.Mutable headers() {
        return headers;
    }

    /** The path of the route that answers, as it is declared; a word for none. */
    public String route() {
        return route;
    }

    public void setRoute(String declared) {
        route = declared;
    }

    public boolean isDispatched() {
        return dispatched;
    }

    public void setDispatched() {
        dispatched = true;
    }
}
