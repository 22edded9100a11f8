package software.openwork.den.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.client.ClientUpgradeRequest;
import org.eclipse.jetty.websocket.client.WebSocketClient;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** WebSockets through the gate. */
class SocketTest {

    private final Server upstream = new Server();
    private final ServerConnector connector = new ServerConnector(upstream);
    private final WebSocketClient client = new WebSocketClient();
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private final AtomicLong flooded = new AtomicLong();
    private TestGate gate;

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        upstream.addConnector(connector);
        upstream.setHandler(WebSocketUpgradeHandler.from(upstream, container -> {
            container.setIdleTimeout(Duration.ofMinutes(5));
            container.addMapping("/w/1/ws", (request, response, callback) -> {
                seen.add("open " + request.getHeaders().get("X-OpenWork-Access-Token") + " "
                        + request.getHeaders().get("Cookie"));
                if (request.getSubProtocols().contains("second")) {
                    response.setAcceptedSubProtocol("second");
                }
                return new Echo();
            });
            container.addMapping("/w/1/deaf", (request, response, callback) -> new Ear(false));
        }));
        upstream.start();
        gate = TestGate.before(connector.getLocalPort());
        client.setIdleTimeout(Duration.ofMinutes(5));
        client.start();
    }

    @AfterEach
    void stop() throws Exception {
        client.stop();
        gate.close();
        upstream.stop();
    }

    /** Public, as Jetty wants it. */
    public final class Echo extends Session.Listener.AbstractAutoDemanding {

        @Override
        public void onWebSocketText(String message) {
            if (message.equals("close")) {
                getSession().close(4_001, "as asked", Callback.NOOP);
            } else if (message.equals("flood")) {
                flood(getSession());
            } else {
                getSession().sendText(message, Callback.NOOP);
            }
        }

        @Override
        public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
            getSession().sendBinary(payload, callback);
        }

        @Override
        public void onWebSocketClose(int code, String reason, Callback callback) {
            seen.add("closed " + code + " " + reason);
            callback.succeed();
        }
    }

    /** Sends as much as goes, up to a gigabyte. */
    private void flood(Session session) {
        if (flooded.get() < 1L << 30) {
            session.sendBinary(
                    ByteBuffer.allocate(64 * 1024),
                    Callback.from(
                            () -> {
                                flooded.addAndGet(64 * 1024);
                                flood(session);
                            },
                            failure -> {}));
        }
    }

    private void awaitStandstill() {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    long before = flooded.get();
                    await().pollDelay(Duration.ofMillis(200)).until(() -> true);
                    return before > 0 && flooded.get() == before;
                });
        assertThat(flooded.get()).isLessThan(64L << 20);
    }

    /** A client that keeps what it hears; it asks for more by itself, or not at all. */
    public static final class Ear extends Session.Listener.Abstract {

        final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final boolean listening;

        Ear(boolean listening) {
            this.listening = listening;
        }

        @Override
        public void onWebSocketOpen(Session session) {
            super.onWebSocketOpen(session);
            if (listening) {
                session.demand();
            }
        }

        @Override
        public void onWebSocketText(String message) {
            heard.add(message);
            getSession().demand();
        }

        @Override
        public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
            heard.add(payload.remaining() + " bytes");
            callback.succeed();
            getSession().demand();
        }

        @Override
        public void onWebSocketClose(int code, String reason, Callback callback) {
            heard.add("closed " + code + " " + reason);
            callback.succeed();
        }

        String next() throws InterruptedException {
            return String.valueOf(heard.poll(10, TimeUnit.SECONDS));
        }
    }

    private ClientUpgradeRequest request() {
        return new ClientUpgradeRequest(URI.create("ws://127.0.0.1:" + gate.port() + "/w/1/ws"));
    }

    private Ear connect(String header, String value, boolean listening) throws Exception {
        Ear ear = new Ear(listening);
        ClientUpgradeRequest request = request();
        request.setHeader(header, value);
        client.connect(ear, request).get(10, TimeUnit.SECONDS);
        return ear;
    }

    private Ear connect() throws Exception {
        return connect("X-OpenWork-Access-Token", TestGate.TOKEN, true);
    }

    @Test
    void shouldBridgeBothWays() throws Exception {
        Ear ear = connect();
        assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("open null null");

        ear.getSession().sendText("hello", Callback.NOOP);
        assertThat(ear.next()).isEqualTo("hello");
        ear.getSession().sendText("é".repeat(30_000), Callback.NOOP);
        assertThat(ear.next()).isEqualTo("é".repeat(30_000));
        ear.getSession().sendBinary(ByteBuffer.allocate(60_000), Callback.NOOP);
        assertThat(ear.next()).isEqualTo("60000 bytes");
    }

    @Test
    void shouldPassTheProtocolThatTheHostChose() throws Exception {
        ClientUpgradeRequest request = request();
        request.setHeader("X-OpenWork-Access-Token", TestGate.TOKEN);
        request.setSubProtocols("first", "second");

        Session session = client.connect(new Ear(true), request).get(10, TimeUnit.SECONDS);

        assertThat(session.getUpgradeResponse().getAcceptedSubProtocol()).isEqualTo("second");
    }

    @Test
    void shouldPassTheEndOnEitherWay() throws Exception {
        Ear byHost = connect();
        byHost.getSession().sendText("close", Callback.NOOP);
        assertThat(byHost.next()).isEqualTo("closed 4001 as asked");
        seen.clear();

        Ear byClient = connect();
        byClient.getSession().close(1_000, "bye", Callback.NOOP);
        await().untilAsserted(() -> assertThat(List.copyOf(seen)).contains("closed 1000 bye"));
    }

    @Test
    void shouldRefuseAndLogSocketsWithoutAToken() throws Exception {
        for (String value : List.of("bad", "")) {
            ClientUpgradeRequest request = request();
            request.setHeader("X-OpenWork-Access-Token", value);
            assertThat(client.connect(new Ear(true), request))
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableOfType(ExecutionException.class);
        }
        assertThat(seen).isEmpty();
        assertThat(gate.log(2)).allMatch(line -> line.contains("\"status\":401"));
        for (String version : List.of("13", "99")) {
            assertThat(gate.send(Raw.get("/w/1/ws")
                                    .with(
                                            "Connection: keep-alive, Upgrade, close",
                                            "Upgrade: WebSocket",
                                            "Sec-WebSocket-Version: " + version,
                                            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="))
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void shouldOpenNoTunnelForABadHandshake() {
        assertThat(gate.send(Raw.get("/w/1/ws")
                                .token(TestGate.TOKEN)
                                .with(
                                        "Connection: Upgrade, close",
                                        "Upgrade: websocket",
                                        "Sec-WebSocket-Version: 99",
                                        "Sec-WebSocket-Key: x"))
                        .status())
                .isEqualTo(400);
        assertThat(seen).isEmpty();
    }

    @Test
    void shouldEndASocketWhenItsCookieDoes() throws Exception {
        Ear ear = connect("Cookie", "openwork_labs_access=" + gate.cookie(), true);
        assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("open null null");
        ear.getSession().sendText("hello", Callback.NOOP);
        assertThat(ear.next()).isEqualTo("hello");

        gate.clock.advance(Duration.ofHours(12));

        assertThat(ear.next()).isEqualTo("closed 1008 labs access has ended");
        assertThat(seen.poll(10, TimeUnit.SECONDS)).startsWith("closed 1008");
    }

    @Test
    void shouldSlowTheHostDownForASlowReader() throws Exception {
        Ear deaf = connect("X-OpenWork-Access-Token", TestGate.TOKEN, false);
        deaf.getSession().sendText("flood", Callback.NOOP);

        awaitStandstill();
    }

    @Test
    void shouldSlowTheClientDownForASlowHost() throws Exception {
        ClientUpgradeRequest request =
                new ClientUpgradeRequest(URI.create("ws://127.0.0.1:" + gate.port() + "/w/1/deaf"));
        request.setHeader("X-OpenWork-Access-Token", TestGate.TOKEN);
        Session session = client.connect(new Ear(true), request).get(10, TimeUnit.SECONDS);

        flood(session);

        awaitStandstill();
    }
}
