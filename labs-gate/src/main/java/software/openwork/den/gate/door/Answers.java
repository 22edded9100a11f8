package software.openwork.den.gate.door;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import software.openwork.den.gate.error.GateErrors;
import software.openwork.den.gate.login.LoginPage;

/** Answers of the gate itself. None may be kept by a cache, shown in a frame, or taken for another type. */
public final class Answers {

    private Answers() {}

    /** A refusal for a program. */
    public static void error(Response response, Callback callback, GateErrors error) {
        error(response, callback, error, error.status());
    }

    /** A refusal with a status of its own. */
    public static void error(Response response, Callback callback, GateErrors error, int status) {
        guard(response, "no-referrer").put(HttpHeader.CONTENT_TYPE, "application/json");
        write(response, callback, status, error.body());
    }

    static void page(Response response, Callback callback, int status, String page) {
        // Not "no-referrer": with that, browsers send the form with the origin "null".
        HttpFields.Mutable headers = guard(response, "same-origin");
        headers.put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
        headers.put("Content-Security-Policy", LoginPage.POLICY);
        headers.put("X-Robots-Tag", "noindex");
        write(response, callback, status, page.getBytes(StandardCharsets.UTF_8));
    }

    static void redirect(Response response, Callback callback, String location) {
        guard(response, "no-referrer").put(HttpHeader.LOCATION, location);
        write(response, callback, 303, new byte[0]);
    }

    static void empty(Response response, Callback callback, int status) {
        guard(response, "no-referrer");
        response.setStatus(status);
        response.write(true, BufferUtil.EMPTY_BUFFER, callback);
    }

    private static HttpFields.Mutable guard(Response response, String referrer) {
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put("Referrer-Policy", referrer);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        return headers;
    }

    private static void write(Response response, Callback callback, int status, byte[] body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
