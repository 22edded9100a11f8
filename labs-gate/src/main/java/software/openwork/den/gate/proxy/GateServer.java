package software.openwork.den.gate.proxy;

import java.net.URI;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import software.openwork.den.gate.GateConfig;
import software.openwork.den.gate.door.Gate;
import software.openwork.den.gate.door.GateHandler;
import software.openwork.den.gate.log.AccessLog;

/** The gate as a server of its own, with another server behind it. */
public final class GateServer implements AutoCloseable {

    private static final int HEADER_BYTES = 32 * 1024;
    private static final int IDLE_MILLIS = 60_000;
    private static final int STOP_MILLIS = 3_000;
    private static final int THREADS = 64;

    private final Server server;
    private final ServerConnector connector;
    private final Gate gate;

    private GateServer(Server server, ServerConnector connector, Gate gate) {
        this.server = server;
        this.connector = connector;
        this.gate = gate;
    }

    /**
     * Starts one.
     *
     * @param gate settings, with an upstream among them, and state
     * @return the server, listening
     */
    public static GateServer start(Gate gate) {
        GateConfig config = gate.config();
        URI upstream = config.upstream().orElseThrow(() -> new IllegalArgumentException("no upstream"));
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
        threads.setName("gate");
        ScheduledExecutorScheduler scheduler = new ScheduledExecutorScheduler("gate-timer", true);
        Server server = new Server(threads, scheduler, null);
        server.setStopTimeout(STOP_MILLIS);
        ServerConnector connector = new ServerConnector(server, 1, 1, new RawTargets(http()));
        connector.setHost(config.listen().host());
        connector.setPort(config.listen().port());
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setAcceptQueueSize(4_096);
        server.addConnector(connector);
        server.setErrorHandler(new Failures());
        server.setRequestLog(new Unread(gate));

        ForwardedHeaders headers = new ForwardedHeaders(config.publicUrl(), upstream);
        UpstreamProxy proxy = new UpstreamProxy(
                upstream, headers, config.cookie().name(), () -> UpstreamProxy.client(threads, scheduler));
        GateHandler handler = new GateHandler(gate, RawTargets::of);
        handler.setHandler(new Upstream(proxy, new SocketBridge(server, upstream, headers, threads, scheduler)));
        server.setHandler(handler);
        try {
            server.start();
        } catch (Exception failed) {
            close(server, gate);
            throw new IllegalStateException(failed.getMessage(), failed);
        }
        return new GateServer(server, connector, gate);
    }

    private static HttpConfiguration http() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setResponseHeaderSize(HEADER_BYTES);
        http.setMaxResponseHeaderSize(2 * HEADER_BYTES);
        // Or Jetty gives a value the letter case of an earlier one on the connection that begins with the same letters.
        http.setHeaderCacheCaseSensitive(true);
        http.setHttpCompliance(HttpCompliance.STRICT);
        // The gate's own rules are stricter where it matters, and refusals are logged.
        http.setUriCompliance(UriCompliance.UNSAFE);
        return http;
    }

    /** Where it listens. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Says in the log that it listens, and how it stands. */
    public void announce() {
        GateConfig config = gate.config();
        gate.log()
                .note(
                        AccessLog.Severity.INFO,
                        "labs-gate listening on " + port() + " (upstream="
                                + config.upstream().orElseThrow()
                                + ", labs.access.policy_enabled=" + config.enabled() + ", mode="
                                + (config.closed() ? "closed" : "token") + ")");
    }

    /** Stops listening and ends what is under way. */
    @Override
    public void close() {
        close(server, gate);
    }

    private static void close(Server server, Gate gate) {
        try {
            server.stop();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (Exception late) {
            // What was under way took longer than it may, and was ended.
        } finally {
            gate.log().close();
        }
    }
}
