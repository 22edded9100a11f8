package software.openwork.den.http;

import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.servlet.DefaultTasks;
import java.util.Optional;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import software.openwork.den.http.dispatch.CommonHeaders;
import software.openwork.den.http.error.ServerErrors;

/** How Javalin and the Jetty under it are set up. */
final class ServerSettings {

    private static final int HEADER_BYTES = 16 * 1024;
    private static final int ACCEPT_QUEUE = 4_096;

    private ServerSettings() {}

    @SuppressWarnings("unchecked") // a generic array for the only element
    static void apply(
            JavalinConfig javalin, HttpConfig config, CommonHeaders headers, Optional<Handler.Singleton> front) {
        javalin.startup.showJavalinBanner = false;
        javalin.startup.startupWatcherEnabled = false;
        javalin.startup.showOldJavalinVersionWarning = false;
        // Measured: no more processor time for a request than with a pool of threads, and streams may wait.
        javalin.concurrency.useVirtualThreads = true;
        javalin.router.caseInsensitiveRoutes = true;
        javalin.http.compressionStrategy = CompressionStrategy.NONE;
        // One step for each request: there are no handlers before and after, and nothing is mapped by status.
        javalin.requestLifeCycle(DefaultTasks.INSTANCE.getHTTP());
        javalin.jetty.addConnector((server, http) -> connector(server, http, config));
        javalin.jetty.modifyServer(server -> modify(server, config, headers, front));
        javalin.jetty.modifyHttpConfiguration(http -> modify(http, headers));
        javalin.jetty.modifyServletContextHandler(context -> {
            context.setErrorHandler(new ServerErrors(headers));
            context.setSessionHandler(new NoSessions());
        });
    }

    private static void modify(
            Server server, HttpConfig config, CommonHeaders headers, Optional<Handler.Singleton> front) {
        // The first half is for connections to end by themselves.
        server.setStopTimeout(config.stopTimeout().dividedBy(2).toMillis());
        server.setErrorHandler(new ServerErrors(headers));
        // Counts requests for a graceful stop, as Javalin's statistics do, and nothing else.
        GracefulHandler first = new GracefulHandler();
        front.ifPresent(first::setHandler);
        server.setHandler(first);
    }

    private static Connector connector(Server server, HttpConfiguration http, HttpConfig config) {
        ServerConnector connector = new ServerConnector(server, new OddTargets(http));
        connector.setHost(config.host());
        connector.setPort(config.port());
        // With Java's default of 50, connections of a rush are reset.
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.addBean(new LateConnections(connector));
        return connector;
    }

    private static void modify(HttpConfiguration http, CommonHeaders headers) {
        http.addCustomizer(headers);
        http.addCustomizer(LastAnswers.announcement());
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        // Or Jetty gives a value the letter case of an earlier one on the connection that begins with the same letters.
        http.setHeaderCacheCaseSensitive(true);
        // Paths are compared as they come and never lead to a file, so that odd ones need no refusal of their own.
        http.setUriCompliance(UriCompliance.UNSAFE);
    }
}
