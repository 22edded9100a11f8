package software.openwork.den.gate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request that is written byte by byte, so that nothing mends what is wrong in it on purpose. */
final class Raw {

    private static final int PATIENCE_MILLIS = 10_000;

    private final String method;
    private final String target;
    private final List<String> headers = new ArrayList<>();
    private String body = "";

    private Raw(String method, String target) {
        this.method = method;
        this.target = target;
    }

    static Raw get(String target) {
        return new Raw("GET", target);
    }

    static Raw request(String method, String target) {
        return new Raw(method, target);
    }

    /** The login form, as its own page sends it. */
    static Raw login(String body) {
        return request("POST", "/labs-access")
                .with("Origin: " + TestGate.ORIGIN)
                .with("Content-Type: application/x-www-form-urlencoded")
                .body(body);
    }

    Raw with(String... lines) {
        headers.addAll(List.of(lines));
        return this;
    }

    Raw token(String token) {
        return with("X-OpenWork-Access-Token: " + token);
    }

    Raw cookie(String value) {
        return with("Cookie: openwork_labs_access=" + value);
    }

    Raw navigating() {
        return with("Sec-Fetch-Mode: navigate", "Sec-Fetch-Site: none", "Accept: text/html");
    }

    Raw body(String text) {
        body = text;
        return this;
    }

    String text() {
        StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (lacks("host")) {
            text.append("Host: gate.example\r\n");
        }
        headers.forEach(header -> text.append(header).append("\r\n"));
        if (lacks("connection")) {
            text.append("Connection: close\r\n");
        }
        if (!body.isEmpty() && lacks("content-length") && lacks("transfer-encoding")) {
            text.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return text.append("\r\n").append(body).toString();
    }

    private boolean lacks(String name) {
        return headers.stream().noneMatch(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1));
    }

    Reply send(int port) {
        return send(port, text());
    }

    static Reply send(int port, String text) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
                socket.getInputStream().transferTo(answer);
            } catch (SocketException closed) {
                // It had enough; what it said until then counts.
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Reply.parse(answer.toString(StandardCharsets.UTF_8));
    }
}
