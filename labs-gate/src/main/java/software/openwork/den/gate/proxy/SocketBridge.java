package software.openwork.den.gate.proxy;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.exceptions.UpgradeException;
import org.eclipse.jetty.websocket.client.ClientUpgradeRequest;
import org.eclipse.jetty.websocket.client.WebSocketClient;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.jspecify.annotations.Nullable;
import software.openwork.den.gate.door.Answers;
import software.openwork.den.gate.door.Visit;
import software.openwork.den.gate.error.GateErrors;

/**
 * Bridges WebSockets: first the upstream is asked, and only when it agrees the client is told so; then whatever comes from
 * one side goes to the other, message part by message part, each asked for when the one before it has been written.
 */
final class SocketBridge extends Handler.Abstract {

    private static final String NORMAL_VERSION = "13";
    private static final Duration FOR_EVER = Duration.ZERO;

    /** The WebSocket client writes these itself. */
    private static final Set<String> OWN = Set.of(
            "sec-websocket-key",
            "sec-websocket-version",
            "sec-websocket-extensions",
            "sec-websocket-protocol",
            "content-length");

    private final URI upstream;
    private final ForwardedHeaders headers;
    private final ServerWebSocketContainer server;
    private final HttpClient http;
    private final WebSocketClient client;

    SocketBridge(Server server, URI upstream, ForwardedHeaders headers, Executor executor, Scheduler scheduler) {
        this.upstream = upstream;
        this.headers = headers;
        this.server = ServerWebSocketContainer.ensure(server);
        this.server.setIdleTimeout(FOR_EVER);
        http = UpstreamProxy.client(executor, scheduler);
        client = new WebSocketClient(http);
        client.setIdleTimeout(FOR_EVER);
        addBean(http);
        addBean(client);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        // What the upstream says about a login is for the client.
        http.getProtocolHandlers().remove(WWWAuthenticationProtocolHandler.NAME);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        HttpFields given = request.getHeaders();
        if (!given.contains(HttpHeader.UPGRADE)) {
            return false;
        }
        boolean socket = given.contains(HttpHeader.UPGRADE, "websocket")
                && given.contains(HttpHeader.CONNECTION, "upgrade")
                && NORMAL_VERSION.equals(given.get(HttpHeader.SEC_WEBSOCKET_VERSION))
                && given.contains(HttpHeader.SEC_WEBSOCKET_KEY)
                && request.getMethod().equals("GET");
        if (!socket) {
            // Nothing but WebSocket is ever switched to: such a header is a hop's own and goes no further.
            if (given.contains(HttpHeader.UPGRADE, "websocket")) {
                response.getHeaders().put(HttpHeader.SEC_WEBSOCKET_VERSION, NORMAL_VERSION);
                Answers.error(response, callback, GateErrors.BAD_REQUEST);
                return true;
            }
            return false;
        }
        connect(request, response, callback);
        return true;
    }

    private void connect(Request request, Response response, Callback callback) {
        SocketPair pair = new SocketPair(Visit.of(request));
        try {
            CompletableFuture<Session> unused = client.connect(pair.upstreamSide(), upgrade(request))
                    .whenComplete((session, failure) -> {
                        if (failure == null) {
                            attempt(() -> accept(session, pair, request, response, callback), callback);
                        } else {
                            refuse(failure, response, callback);
                        }
                    });
        } catch (IOException | URISyntaxException | IllegalArgumentException failure) {
            refuse(failure, response, callback);
        }
    }

    /** Nobody else would see it fail. */
    private static void attempt(Runnable action, Callback callback) {
        try {
            action.run();
        } catch (RuntimeException failure) {
            callback.failed(failure);
        }
    }

    private ClientUpgradeRequest upgrade(Request request) throws URISyntaxException {
        String scheme = ForwardedHeaders.isSecure(upstream) ? "wss" : "ws";
        ClientUpgradeRequest upgrade = new ClientUpgradeRequest(new URI(scheme + "://" + upstream.getRawAuthority()
                + Visit.of(request).target().text()));
        for (HttpField field : headers.of(request)) {
            if (!OWN.contains(field.getLowerCaseName())) {
                upgrade.setHeader(field.getName(), append(upgrade.getHeaders(field.getName()), field.getValue()));
            }
        }
        upgrade.setSubProtocols(request.getHeaders().getCSV("Sec-WebSocket-Protocol", true));
        return upgrade;
    }

    private static List<String> append(@Nullable List<String> values, String value) {
        if (values == null) {
            return List.of(value);
        }
        List<String> all = new ArrayList<>(values);
        all.add(value);
        return all;
    }

    private void accept(
            Session upstreamSession, SocketPair pair, Request request, Response response, Callback callback) {
        String protocol = upstreamSession.getUpgradeResponse().getAcceptedSubProtocol();
        pair.begin();
        Request.addCompletionListener(request, failure -> {
            if (failure != null || response.getStatus() != HttpStatus.SWITCHING_PROTOCOLS_101) {
                pair.abandon();
            }
        });
        boolean upgraded = server.upgrade(
                (upgradeRequest, upgradeResponse, upgradeCallback) -> {
                    if (protocol != null && !protocol.isEmpty()) {
                        upgradeResponse.setAcceptedSubProtocol(protocol);
                    }
                    // Each side would compress for itself, and the other one undo it.
                    upgradeResponse.setExtensions(List.of());
                    return pair.clientSide();
                },
                request,
                response,
                callback);
        if (!upgraded) {
            Answers.error(response, callback, GateErrors.BAD_REQUEST);
        }
    }

    private static void refuse(Throwable failure, Response response, Callback callback) {
        int status = failure instanceof UpgradeException upgrade ? upgrade.getResponseStatusCode() : 0;
        if (status >= 400 && status < 600) {
            Answers.error(response, callback, GateErrors.of(status), status);
        } else {
            Answers.error(response, callback, GateErrors.BAD_GATEWAY);
        }
    }
}
