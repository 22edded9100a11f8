package software.openwork.den.http.error;

import java.nio.ByteBuffer;
import java.util.function.BiConsumer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import software.openwork.den.http.wire.Reply;

/** Errors that the server finds before any route is asked, such as a request that is no HTTP. */
public final class ServerErrors implements Request.Handler {

    private final BiConsumer<Request, HttpFields.Mutable> headers;

    /**
     * The errors.
     *
     * @param headers adds those that every answer carries, where they are not there yet
     */
    public ServerErrors(BiConsumer<Request, HttpFields.Mutable> headers) {
        this.headers = headers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        headers.accept(request, response.getHeaders());
        Reply reply = reply(response.getStatus());
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
            default -> ApiErrors.rejected(status);
        };
    }
}
