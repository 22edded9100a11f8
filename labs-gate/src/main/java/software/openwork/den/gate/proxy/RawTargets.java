package software.openwork.den.gate.proxy;

import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;

/** Keeps the target of each request as it was in the request line; Jetty's own view of it is a parsed one. */
final class RawTargets extends HttpConnectionFactory {

    private static final String ATTRIBUTE = RawTargets.class.getName();

    RawTargets(HttpConfiguration configuration) {
        super(configuration);
    }

    /** The target of a request that came over one of these connections. */
    static String of(Request request) {
        // Nothing readable: refused.
        return String.valueOf(request.getConnectionMetaData().getAttribute(ATTRIBUTE));
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        HttpConnection connection = new HttpConnection(getHttpConfiguration(), connector, endPoint) {
            @Override
            protected HttpStreamOverHTTP1 newHttpStream(String method, String uri, HttpVersion version) {
                // One request at a time: the next one is read when this one is done with.
                setAttribute(ATTRIBUTE, uri);
                return super.newHttpStream(method, uri, version);
            }
        };
        connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
        return configure(connection, connector, endPoint);
    }
}
