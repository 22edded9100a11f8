package software.openwork.den.gate.proxy;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import software.openwork.den.gate.door.Visit;

/**
 * Both ends of a bridged socket. What comes in on one side is asked for again only when it has been written out on the
 * other: a slow reader slows the writer, and nothing piles up here.
 */
final class SocketPair {

    private static final String OVER = "labs access has ended";

    private final Visit visit;
    private final Side upstream = new Side();
    private final Side client = new Side();
    private final AtomicBoolean over = new AtomicBoolean();

    SocketPair(Visit visit) {
        this.visit = visit;
        upstream.other = client;
        client.other = upstream;
    }

    /** The client comes: from now on the pair ends when the right to it does. */
    void begin() {
        visit.stay();
        visit.whenOver(() -> {
            upstream.close(StatusCode.POLICY_VIOLATION, OVER);
            client.close(StatusCode.POLICY_VIOLATION, OVER);
        });
    }

    Session.Listener upstreamSide() {
        return upstream;
    }

    Session.Listener clientSide() {
        return client;
    }

    /** The client never came. */
    void abandon() {
        upstream.close(StatusCode.SHUTDOWN, "");
        left();
    }

    private void left() {
        if (over.compareAndSet(false, true)) {
            visit.leave();
        }
    }

    /** One end. Public, as Jetty looks the methods up by reflection. */
    public final class Side implements Session.Listener {

        private final CompletableFuture<Session> opened = new CompletableFuture<>();
        private Side other = this;

        private Side() {}

        @Override
        public void onWebSocketOpen(Session session) {
            opened.complete(session);
            // Nothing is read on this side before the other one is there to take it.
            other.whenOpen(ready -> session.demand());
        }

        @Override
        public void onWebSocketPartialText(String payload, boolean last) {
            pass(to -> to.sendPartialText(payload, last, next()));
        }

        @Override
        public void onWebSocketPartialBinary(ByteBuffer payload, boolean last, Callback callback) {
            pass(to -> to.sendPartialBinary(
                    payload,
                    last,
                    Callback.from(
                            () -> {
                                callback.succeed();
                                demand();
                            },
                            failure -> {
                                callback.fail(failure);
                                broken();
                            })));
        }

        @Override
        public void onWebSocketPing(ByteBuffer payload) {
            pass(to -> to.sendPing(payload, next()));
        }

        @Override
        public void onWebSocketPong(ByteBuffer payload) {
            pass(to -> to.sendPong(payload, next()));
        }

        @Override
        public void onWebSocketClose(int code, String reason, Callback callback) {
            other.close(code, reason);
            callback.succeed();
            left();
        }

        @Override
        public void onWebSocketError(Throwable cause) {
            broken();
        }

        private Callback next() {
            return Callback.from(this::demand, failure -> broken());
        }

        private void whenOpen(Consumer<Session> action) {
            CompletableFuture<Void> unused = opened.thenAccept(action);
        }

        private void demand() {
            whenOpen(session -> {
                if (session.isOpen()) {
                    session.demand();
                }
            });
        }

        private void pass(Consumer<Session> action) {
            other.whenOpen(action);
        }

        private void broken() {
            other.close(StatusCode.SERVER_ERROR, "");
            close(StatusCode.SERVER_ERROR, "");
            left();
        }

        /** Closes it as soon as it is open; with a code that may be sent. */
        private void close(int code, String reason) {
            boolean sendable = code >= 1_000
                    && code != StatusCode.NO_CODE
                    && code != StatusCode.ABNORMAL
                    && code != 1_015
                    && code < 5_000;
            whenOpen(session -> {
                if (session.isOpen()) {
                    session.close(
                            sendable ? code : code == StatusCode.NO_CODE ? StatusCode.NORMAL : StatusCode.SHUTDOWN,
                            reason,
                            Callback.NOOP);
                }
            });
        }
    }
}
