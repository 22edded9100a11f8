package software.openwork.den.http.dispatch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.jetty.ee10.servlet.ServletContextResponse;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.openwork.den.http.wire.ETags;
import software.openwork.den.http.wire.Reply;
import software.openwork.den.http.wire.RequestIds;

/** Puts a reply on the wire: straight to the server's buffer, past everything that could copy or compress it. */
public final class ReplyWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ReplyWriter.class);

    private ReplyWriter() {}

    public static void write(HttpServletRequest request, HttpServletResponse response, Reply reply) throws IOException {
        String method = request.getMethod();
        boolean head = method.equals("HEAD");
        for (Reply.Header header : reply.headers()) {
            response.addHeader(header.name(), header.value());
        }
        if (reply.status() == 200 && Reply.JSON.equals(reply.type()) && (head || method.equals("GET"))) {
            String tag = ETags.weak(reply.body());
            response.addHeader("ETag", tag);
            if (ETags.isKnown(request.getHeader("If-None-Match"), request.getHeader("Cache-Control"), tag)) {
                type(response, null);
                response.setStatus(304);
                return;
            }
        }
        response.setStatus(reply.status());
        type(response, reply.type());
        Reply.Stream stream = reply.stream();
        if (stream != null) {
            stream(request, response, stream, head);
            return;
        }
        byte[] body = reply.body();
        if (reply.type() != null) {
            response.setContentLength(body.length);
        }
        if (body.length > 0 && !head) {
            response.getOutputStream().write(body);
        }
    }

    /** Past the servlet layer, which takes the blank out of {@code application/json; charset=utf-8}. */
    private static void type(HttpServletResponse response, @Nullable String type) {
        // Javalin has put one of its own there.
        response.setContentType(null);
        if (type != null) {
            ServletContextResponse.getServletContextResponse(response)
                    .getWrapped()
                    .getHeaders()
                    .put(HttpHeader.CONTENT_TYPE, type);
        }
    }

    private static void stream(
            HttpServletRequest request, HttpServletResponse response, Reply.Stream stream, boolean head)
            throws IOException {
        response.flushBuffer();
        if (head) {
            return;
        }
        OutputStream out = response.getOutputStream();
        try {
            stream.write(out);
        } catch (IOException gone) {
            LOG.debug("request {}: the client went away", RequestIds.of(request));
        }
    }
}
