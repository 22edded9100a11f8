package software.openwork.den.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Speaks HTTP by hand, so that nothing between a test and the server mends what the test gets wrong on purpose. */
final class RawClient {

    private static Described described;

    private final int port;

    RawClient(int port) {
        this.port = port;
    }

    /** That of the first server: all have the same routes. */
    private Described described() {
        synchronized (RawClient.class) {
            if (described == null) {
                byte[] request = "GET /openapi.json HTTP/1.1\r\nHost: localhost:8788\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII);
                described = new Described(send(request, false).json());
            }
            return described;
        }
    }

    Request get(String target) {
        return new Request("GET", target);
    }

    Request post(String target) {
        return new Request("POST", target);
    }

    Request request(String method, String target) {
        return new Request(method, target);
    }

    Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        return socket;
    }

    /** Sends bytes as they are and reads one answer. */
    Answer send(byte[] request, boolean head) {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return read(socket.getInputStream(), head);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A request that is being put together. */
    final class Request {

        private final String method;
        private final String target;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private byte[] body = new byte[0];

        private Request(String method, String target) {
            this.method = method;
            this.target = target;
            headers.put("Host", "localhost:8788");
            headers.put("Connection", "close");
        }

        Request header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        /** As a page of the trusted origin sends it. */
        Request trusted() {
            return header("Origin", TestDen.ORIGIN);
        }

        Request cookie(String cookie) {
            return header("Cookie", cookie);
        }

        Request json(String text) {
            return body("application/json", text.getBytes(StandardCharsets.UTF_8));
        }

        Request form(String text) {
            return body("application/x-www-form-urlencoded", text.getBytes(StandardCharsets.UTF_8));
        }

        Request body(String type, byte[] bytes) {
            header("Content-Type", type);
            return bytes(bytes);
        }

        Request bytes(byte[] bytes) {
            body = bytes;
            return header("Content-Length", Integer.toString(bytes.length));
        }

        byte[] encode() {
            StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
            headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            all.writeBytes(body);
            return all.toByteArray();
        }

        Answer send() {
            Answer answer = RawClient.this.send(encode(), method.equals("HEAD"));
            described().check(method, target, answer);
            return answer;
        }
    }

    static Answer read(InputStream in, boolean head) throws IOException {
        String[] statusLine = line(in).split(" ", 3);
        List<String> headers = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            headers.add(line);
        }
        int status = Integer.parseInt(statusLine[1]);
        Answer bare = new Answer(status, headers, "");
        boolean empty = head || status == 204 || status == 304;
        byte[] body = empty ? new byte[0] : body(in, bare);
        return new Answer(status, headers, Answer.utf8(body));
    }

    private static byte[] body(InputStream in, Answer answer) throws IOException {
        if (answer.header("Transfer-Encoding").isEmpty()) {
            if (answer.header("Content-Length").isEmpty()) {
                return in.readAllBytes();
            }
            int length = Integer.parseInt(answer.header("Content-Length").orElse("0"));
            return in.readNBytes(length);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(in), 16);
            all.writeBytes(in.readNBytes(size));
            line(in);
            if (size == 0) {
                return all.toByteArray();
            }
        }
    }

    static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the server closed the connection after: " + line);
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
