package software.openwork.den.http.error;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import software.openwork.den.http.wire.Reply;
import software.openwork.den.http.wire.RequestIds;

/** Errors that the server finds before any route is asked, such as a request that is no HTTP. */
public final class ServerErrors implements Request.Handler {

    private final HttpConfiguration.Customizer commonHeaders;

    /**
     * Errors.
     *
     * @param commonHeaders adds what every answer has, where the request did not come far enough or it was taken back
     */
    public ServerErrors(HttpConfiguration.Customizer commonHeaders) {
        this.commonHeaders = commonHeaders;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Reply reply = reply(response.getStatus());
        if (!response.getHeaders().contains(RequestIds.HEADER)) {
            commonHeaders.customize(request, response.getHeaders());
        }
        response.setStatus(reply.status());
        if (reply.type() != null) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.type());
        }
        response.write(true, ByteBuffer.wrap(reply.body()), callback);
        return true;
    }

    private static Reply reply(int status) {
        return switch (status) {
            case 404 -> ApiErrors.notFound();
            case 500 -> ApiErrors.internal();
            case 503 -> ApiErrors.goingDown();
            // A version of HTTP, or a coding, that nobody speaks.
            case 501, 505 -> ApiErrors.rejected(400);
            default -> ApiErrors.rejected(status);
        };
    }
}
