package software.openwork.den.gate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Stands where an OpenWork host would, and keeps every byte of what reaches it. */
final class FakeHost implements AutoCloseable {

    private final ServerSocket server;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /** Events that {@code /events} sends, as they come. */
    final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    /** Bytes of {@code /flood} that could be written so far. */
    final AtomicLong flooded = new AtomicLong();

    /** Event streams that are open. */
    final AtomicInteger streams = new AtomicInteger();

    /** A request: its head as it came, and its body. */
    record Seen(String head, String body) {

        String line() {
            return head.lines().findFirst().orElseThrow();
        }

        List<String> values(String header) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, header + ":", 0, header.length() + 1))
                    .map(line -> line.substring(header.length() + 1).strip())
                    .toList();
        }
    }

    private FakeHost(ServerSocket server) {
        this.server = server;
    }

    static FakeHost start() {
        try {
            FakeHost host = new FakeHost(new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(host::accept);
            return host;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    List<Seen> seen() {
        return List.copyOf(seen);
    }

    Seen last() {
        return seen.getLast();
    }

    void forget() {
        seen.clear();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                Seen request = new Seen(head, "");
                if (request.line().startsWith("POST /echo ")) {
                    echo(in, socket.getOutputStream());
                    return;
                }
                Seen whole = new Seen(head, body(in, request));
                seen.add(whole);
                answer(whole, socket.getOutputStream());
            }
        } catch (IOException gone) {
            // The other end had enough.
        }
    }

    private void answer(Seen request, OutputStream out) throws IOException {
        String target = request.line().split(" ", 3)[1];
        if (target.equals("/events")) {
            stream(out);
        } else if (target.equals("/flood")) {
            flood(out);
        } else if (target.equals("/sets-cookies")) {
            write(
                    out,
                    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nSet-Cookie: a=b\r\n"
                            + "Set-Cookie: openwork_labs_access=forged; Path=/\r\n\r\nok");
        } else {
            String text = "the host answers " + request.line() + ", and speaks of labs_access_required";
            boolean head = request.line().startsWith("HEAD ");
            write(
                    out,
                    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + text.length() + "\r\n\r\n"
                            + (head ? "" : text));
        }
    }

    private void stream(OutputStream out) throws IOException {
        streams.incrementAndGet();
        try {
            write(out, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true) {
                String event = "data: " + events.take() + "\n\n";
                write(out, Integer.toHexString(event.length()) + "\r\n" + event + "\r\n");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            streams.decrementAndGet();
        }
    }

    private void flood(OutputStream out) throws IOException {
        write(out, "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n\r\n");
        byte[] block = new byte[64 * 1024];
        while (flooded.get() < 1L << 30) {
            out.write(block);
            flooded.addAndGet(block.length);
        }
    }

    /** Sends each part of the body back as soon as it is there. */
    private static void echo(InputStream in, OutputStream out) throws IOException {
        write(out, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
        while (true) {
            // The end of a part may come with the next one only.
            String line = line(in);
            int size = Integer.parseInt(line.isEmpty() ? line(in) : line, 16);
            byte[] part = in.readNBytes(size);
            write(out, Integer.toHexString(size) + "\r\n" + new String(part, StandardCharsets.ISO_8859_1) + "\r\n");
            if (size == 0) {
                return;
            }
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static String body(InputStream in, Seen request) throws IOException {
        List<String> length = request.values("Content-Length");
        if (!length.isEmpty()) {
            return new String(in.readNBytes(Integer.parseInt(length.getFirst())), StandardCharsets.ISO_8859_1);
        }
        if (request.values("Transfer-Encoding").isEmpty()) {
            return "";
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(in), 16);
            all.writeBytes(in.readNBytes(size));
            line(in);
            if (size == 0) {
                return all.toString(StandardCharsets.ISO_8859_1);
            }
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            head.append(line).append('\n');
        }
        return head.toString();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n' && b >= 0; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
