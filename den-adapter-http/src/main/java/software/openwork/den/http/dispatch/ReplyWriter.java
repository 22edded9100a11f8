package software.openwork.den.http.dispatch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.openwork.den.http.wire.ETags;
import software.openwork.den.http.wire.Marks;
import software.openwork.den.http.wire.Reply;
import software.openwork.den.http.wire.RequestIds;

/** Puts a reply on the wire: straight to the server's buffer, past everything that could copy or compress it. */
public final class ReplyWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ReplyWriter.class);

    private static final Map<String, HttpField> TYPES = Map.of(
            Reply.JSON, new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, Reply.JSON),
            Reply.AUTH_JSON, new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, Reply.AUTH_JSON));

    private ReplyWriter() {}

    public static void write(HttpServletRequest request, HttpServletResponse response, Reply reply) throws IOException {
        String method = request.getMethod();
        boolean head = method.equals("HEAD");
        HttpFields.Mutable headers = Marks.of(request).headers();
        for (Reply.Header header : reply.headers()) {
            headers.add(header.name(), header.value());
        }
        if (reply.status() == 200 && Reply.JSON.equals(reply.type()) && (head || method.equals("GET"))) {
            String tag = ETags.weak(reply.body());
            headers.add(HttpHeader.ETAG, tag);
            if (ETags.isKnown(request.getHeader("If-None-Match"), request.getHeader("Cache-Control"), tag)) {
                headers.remove(HttpHeader.CONTENT_TYPE);
                response.setStatus(304);
                return;
            }
        }
        response.setStatus(reply.status());
        setType(headers, reply.type());
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

    private static void setType(HttpFields.Mutable headers, @Nullable String type) {
        if (type == null) {
            headers.remove(HttpHeader.CONTENT_TYPE);
        } else {
            headers.put(TYPES.getOrDefault(type, new HttpField(HttpHeader.CONTENT_TYPE, type)));
        }
    }

    private static void stream(
            HttpServletRequest request, HttpServletResponse response, Reply.Stream stream, boolean head)
            throws IOException {
        try (stream) {
            response.flushBuffer();
            if (!head) {
                stream.write(response.getOutputStream());
            }
        } catch (IOException gone) {
            LOG.debug("request {}: the client went away", RequestIds.of(request));
        } catch (RuntimeException broken) {
            // An end would make half an answer look like a whole one.
            LOG.error("request {}: the answer broke off", RequestIds.of(request), broken);
            ServletContextRequest.getServletContextRequest(request)
                    .getServletChannel()
                    .abort(broken);
        }
    }
}
