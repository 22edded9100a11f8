package software.openwork.den.http.wire;

import jakarta.servlet.ServletRequest;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/**
 * What the server notes on a request before anything else happens to it.
 *
 * @param requestId identifier by which the answer is found again in the logs
 * @param headers those of the answer. The servlet API would rewrite content types
 */
public record Marks(String requestId, HttpFields.Mutable headers) {

    private static final String ATTRIBUTE = "software.openwork.den.marks";

    public void put(Request request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    public static Marks of(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Marks marks) {
            return marks;
        }
        throw new IllegalStateException("the request came around the customizer of the server");
    }

    /** Whether the request has been marked. */
    public static boolean has(Request request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }
}
