package software.openwork.den.http;

import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.URIUtil;

/**
 * Lets requests through whose path is badly percent-encoded. Jetty would refuse them before anything of Den is asked;
 * but only a parameter that cannot be read is a bad request, any other such path is just not there.
 */
final class OddTargets extends HttpConnectionFactory {

    /** Stands for what cannot be decoded, and cannot be decoded either. */
    private static final String UNREADABLE = "%FF";

    /** Stands for NUL, which no name has. */
    private static final String REPLACEMENT = "%EF%BF%BD";

    /** Stands for a path that leads above the root. */
    private static final String NOWHERE = "/" + UNREADABLE;

    private static final String AS_IT_CAME = OddTargets.class.getName();

    OddTargets(HttpConfiguration configuration) {
        super(configuration);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        HttpConnection connection = new HttpConnection(getHttpConfiguration(), connector, endPoint) {
            @Override
            protected HttpStreamOverHTTP1 newHttpStream(String method, String uri, HttpVersion version) {
                setAttribute(AS_IT_CAME, uri);
                return super.newHttpStream(method, readable(uri), version);
            }
        };
        connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
        return configure(connection, connector, endPoint);
    }

    /** The target as it was in the request line. */
    static String asItCame(Request request) {
        return String.valueOf(request.getConnectionMetaData().getAttribute(AS_IT_CAME));
    }

    static String readable(String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        if ((path.contains("/.") || path.contains("/%2")) && URIUtil.canonicalPath(path) == null) {
            return NOWHERE;
        }
        int percent = target.indexOf('%');
        if (percent < 0) {
            return target;
        }
        StringBuilder readable = new StringBuilder(target.length() + 8).append(target, 0, percent);
        for (int i = percent; i < target.length(); i++) {
            char c = target.charAt(i);
            boolean encoded = c == '%' && i + 2 < target.length() && isHex(target, i + 1) && isHex(target, i + 2);
            if (encoded && target.startsWith("00", i + 1)) {
                readable.append(REPLACEMENT);
                i += 2;
            } else if (c == '%' && !encoded) {
                readable.append(UNREADABLE);
            } else {
                readable.append(c);
            }
        }
        return readable.toString();
    }

    private static boolean isHex(String text, int at) {
        return Character.digit(text.charAt(at), 16) >= 0 && text.charAt(at) < 128;
    }
}
