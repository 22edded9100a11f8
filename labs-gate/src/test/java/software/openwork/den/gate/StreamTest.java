package software.openwork.den.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What flows through the gate: as it comes, as much as is wanted, as long as the right to it lasts. */
class StreamTest {

    private final FakeHost host = FakeHost.start();
    private TestGate gate = TestGate.before(host.port());

    @AfterEach
    void stop() {
        gate.close();
        host.close();
    }

    private Socket open(Raw request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), gate.port());
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(request.text().getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return socket;
    }

    /** Reads until the text has come. */
    private static String until(Socket socket, String text) throws IOException {
        StringBuilder read = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (read.indexOf(text) < 0) {
            int b = in.read();
            if (b < 0) {
                throw new AssertionError("ended after " + read);
            }
            read.append((char) b);
        }
        return read.toString();
    }

    private static boolean ended(Socket socket) throws IOException {
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Test
    void shouldBeginAStreamBeforeItsFirstEventAndPassEachAtOnce() throws IOException {
        try (Socket socket = open(Raw.get("/events").token(TestGate.TOKEN))) {
            assertThat(until(socket, "\r\n\r\n")).contains("200 OK", "text/event-stream");
            for (int i = 0; i < 3; i++) {
                host.events.add("event " + i);
                until(socket, "event " + i);
            }
        }
    }

    @Test
    void shouldPassRequestsOnAsTheyCome() throws IOException {
        try (Socket socket =
                open(Raw.request("POST", "/echo").token(TestGate.TOKEN).with("Transfer-Encoding: chunked"))) {
            for (int i = 0; i < 3; i++) {
                socket.getOutputStream().write(("6\r\npart " + i + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                until(socket, "part " + i);
            }
            socket.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            assertThat(ended(socket)).isTrue();
        }
    }

    @Test
    void shouldTakeBodiesOfAnySize() {
        String body = "0123456789".repeat(500_000);

        assertThat(gate.send(Raw.request("POST", "/upload")
                                .token(TestGate.TOKEN)
                                .body(body))
                        .status())
                .isEqualTo(200);
        assertThat(host.last().body()).isEqualTo(body);
    }

    @Test
    void shouldSlowTheHostDownForASlowReader() throws IOException {
        try (Socket socket = open(Raw.get("/flood").token(TestGate.TOKEN))) {
            until(socket, "\r\n\r\n");
            // Until nothing moves any more.
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> {
                        long before = host.flooded.get();
                        await().pollDelay(Duration.ofMillis(200)).until(() -> true);
                        return before > 0 && host.flooded.get() == before;
                    });
            assertThat(host.flooded.get()).isLessThan(64L << 20);
        }
    }

    @Test
    void shouldEndAStreamWhenItsCookieDoes() throws IOException {
        String cookie = gate.cookie();
        try (Socket socket = open(Raw.get("/events").cookie(cookie));
                Socket other = open(Raw.get("/events").token(TestGate.TOKEN))) {
            until(socket, "\r\n\r\n");
            until(other, "\r\n\r\n");
            gate.clock.advance(Duration.ofHours(12));

            assertThat(ended(socket)).isTrue();
            await().until(() -> host.streams.get() <= 2);
            // Some may still be taken by what is left of the other one.
            IntStream.range(0, 10).forEach(i -> host.events.add("still there"));
            until(other, "still there");
        }
    }

    @Test
    void shouldEndAStreamWhenItsTokenIsRevoked(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("tokens");
        Files.writeString(file, "ada token-of-ada-1\n");
        gate.close();
        gate = TestGate.before(host.port(), "OPENWORK_LABS_ACCESS_TOKEN_FILE", file.toString());
        try (Socket socket = open(Raw.get("/events").token("token-of-ada-1"))) {
            until(socket, "\r\n\r\n");
            Files.writeString(file, "# nobody\n");

            assertThat(ended(socket)).isTrue();
        }
    }

    @Test
    void shouldSayThatTheHostIsDown() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        gate.close();
        gate = TestGate.before(nobody);

        Reply reply = gate.send(Raw.get("/ui").token(TestGate.TOKEN));
        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.body()).contains("labs_upstream_unavailable");
        assertThat(gate.send(Raw.get("/health")).status()).isEqualTo(502);
        assertThat(gate.send(Raw.get("/ui")).status()).isEqualTo(401);
        assertThat(gate.send(Raw.get("/w/1/ws")
                                .token(TestGate.TOKEN)
                                .with(
                                        "Connection: Upgrade, close",
                                        "Upgrade: websocket",
                                        "Sec-WebSocket-Version: 13",
                                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="))
                        .status())
                .isEqualTo(502);
    }

    @Test
    void shouldSayItselfWhereARequestComesFrom() {
        gate.send(Raw.get("/ui")
                .token(TestGate.TOKEN)
                .with(
                        "X-Forwarded-For: 9.9.9.9",
                        "X-Forwarded-Proto: gopher",
                        "X-Forwarded-Host: evil.example",
                        "X-Real-IP: 9.9.9.9",
                        "Forwarded: for=9.9.9.9",
                        "X-Hop: 1",
                        "TE: trailers",
                        "Connection: X-Hop, close"));

        FakeHost.Seen seen = host.last();
        assertThat(seen.values("Host")).containsExactly("gate.example");
        assertThat(seen.values("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(seen.values("X-Forwarded-Proto")).containsExactly("https");
        assertThat(seen.values("X-Forwarded-Host")).containsExactly("gate.example");
        assertThat(seen.head()).doesNotContain("9.9.9.9", "evil.example", "X-Hop", "TE:", "Forwarded:");
    }
}
