package software.openwork.den.http;

import io.javalin.Javalin;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import software.openwork.den.application.account.Links;
import software.openwork.den.application.health.CheckReadiness;
import software.openwork.den.http.admin.AdminRoutes;
import software.openwork.den.http.auth.AuthLinks;
import software.openwork.den.http.auth.AuthRoutes;
import software.openwork.den.http.billing.BillingRoutes;
import software.openwork.den.http.dispatch.CommonHeaders;
import software.openwork.den.http.dispatch.Dispatcher;
import software.openwork.den.http.dispatch.JavalinRoutes;
import software.openwork.den.http.dispatch.OriginGuard;
import software.openwork.den.http.dispatch.Preflight;
import software.openwork.den.http.dispatch.RateGuard;
import software.openwork.den.http.dispatch.RedirectTargets;
import software.openwork.den.http.openapi.OpenApiRoutes;
import software.openwork.den.http.org.MeRoutes;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.route.RouteTable;
import software.openwork.den.http.session.Credentials;
import software.openwork.den.http.session.SessionCookies;
import software.openwork.den.http.session.StateCookie;
import software.openwork.den.http.system.ConsoleRoute;
import software.openwork.den.http.system.SystemRoutes;
import software.openwork.den.http.wire.ClientAddresses;
import software.openwork.den.http.wire.TrustedOrigins;
import software.openwork.den.http.worker.LaunchEvents;
import software.openwork.den.http.worker.OpenStreams;
import software.openwork.den.http.worker.WorkerRoutes;

/** The HTTP server of Den. */
public final class HttpAdapter implements AutoCloseable {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Javalin javalin;
    private final OpenStreams streams;
    private final RouteTable table;
    private final CheckReadiness readiness;
    private final LastAnswers lastAnswers;

    private HttpAdapter(
            Javalin javalin, OpenStreams streams, RouteTable table, CheckReadiness readiness, LastAnswers lastAnswers) {
        this.javalin = javalin;
        this.streams = streams;
        this.table = table;
        this.readiness = readiness;
        this.lastAnswers = lastAnswers;
    }

    /**
     * A server that is not started yet.
     *
     * @param config settings
     * @param useCases what its routes do
     * @return the server
     */
    public static HttpAdapter create(HttpConfig config, HttpUseCases useCases) {
        return create(config, useCases, HEARTBEAT, Optional.empty());
    }

    /**
     * A server that is not started yet, with something in front of everything that it serves.
     *
     * @param config settings
     * @param useCases what its routes do
     * @param front sees each request first, and passes it on or answers it
     * @return the server
     */
    public static HttpAdapter create(HttpConfig config, HttpUseCases useCases, Handler.Singleton front) {
        return create(config, useCases, HEARTBEAT, Optional.of(front));
    }

    /**
     * What to mail to people, so that they come back to this server.
     *
     * @param base where people reach it, without trailing slash
     * @return links to its routes
     */
    public static Links links(URI base) {
        return new AuthLinks(base);
    }

    /**
     * For what stands in front: the target of a request exactly as it was in the request line.
     *
     * @param request a request of this server
     * @return the target
     */
    public static String rawTarget(Request request) {
        return OddTargets.asItCame(request);
    }

    static HttpAdapter create(HttpConfig config, HttpUseCases useCases, Duration heartbeat) {
        return create(config, useCases, heartbeat, Optional.empty());
    }

    private static HttpAdapter create(
            HttpConfig config, HttpUseCases useCases, Duration heartbeat, Optional<Handler.Singleton> front) {
        SessionCookies cookies = new SessionCookies(config.secret(), config.isSecure());
        Credentials credentials = new Credentials(cookies, useCases.authenticate());
        OpenStreams streams = new OpenStreams();
        TrustedOrigins origins = new TrustedOrigins(config.baseUrl().toString(), config.trustedOrigins());
        List<Route> routes = routes(
                useCases,
                new LaunchEvents(useCases.showWorker(), useCases.launchFeed(), credentials, streams, heartbeat),
                config.version());
        routes.addAll(AuthRoutes.of(
                useCases,
                credentials,
                cookies,
                new StateCookie(config.secret(), config.isSecure()),
                origins,
                config.baseUrl()));
        routes.add(new ConsoleRoute(useCases.console(), credentials).route());
        OpenApiRoutes.addTo(routes, config.version(), config.baseUrl());
        RouteTable table = new RouteTable(routes);
        ClientAddresses addresses = new ClientAddresses(config.trustedProxies());
        Dispatcher dispatcher = new Dispatcher(
                table,
                new Preflight(!config.corsOrigins().isEmpty(), table),
                new OriginGuard(origins),
                new RedirectTargets(origins),
                new RateGuard(useCases.accounts().limitRequests(), table),
                credentials,
                addresses,
                useCases.operations().observer());
        CommonHeaders headers = new CommonHeaders(config.version(), config.isSecure(), config.corsOrigins(), addresses);
        Javalin javalin = Javalin.create(settings -> {
            ServerSettings.apply(settings, config, headers, front);
            JavalinRoutes.register(settings.routes, table, dispatcher);
        });
        return new HttpAdapter(
                javalin,
                streams,
                table,
                useCases.operations().checkReadiness(),
                new LastAnswers(config.stopTimeout().dividedBy(2)));
    }

    private static List<Route> routes(HttpUseCases useCases, LaunchEvents events, String version) {
        List<Route> routes = new ArrayList<>(MeRoutes.of(useCases.listOrgs()));
        // Before workers: "billing" is no worker.
        routes.addAll(BillingRoutes.of(useCases.billing()));
        routes.addAll(WorkerRoutes.of(
                new WorkerRoutes.UseCases(
                        useCases.listWorkers(),
                        useCases.createWorker(),
                        useCases.showWorker(),
                        useCases.deleteWorker(),
                        useCases.showWorkerTokens(),
                        useCases.useRuntime(),
                        useCases.retryLaunch(),
                        useCases.showTeardown()),
                events));
        routes.addAll(AdminRoutes.of(useCases.admin()));
        HttpUseCases.Operations operations = useCases.operations();
        routes.addAll(
                SystemRoutes.of(operations.checkReadiness(), version, operations.figures(), operations.metricsToken()));
        return routes;
    }

    /** Starts to listen. Once only: a server that was closed stays closed. */
    public void start() {
        javalin.start();
    }

    /**
     * Where it listens.
     *
     * @return the port
     */
    public int port() {
        return javalin.port();
    }

    RouteTable routes() {
        return table;
    }

    /**
     * Tells whoever distributes requests that this instance is about to stop, and gives them time to notice: {@code
     * /ready} is red from now on, everything is still answered.
     *
     * @param time how long to wait; an interrupt ends it
     */
    public void drain(Duration time) {
        readiness.leave();
        try {
            Thread.sleep(time);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Stops listening and ends the streams; requests that are under way, or come on connections that are there, get
     * their answers, which are the last ones of their connections.
     */
    @Override
    public void close() {
        streams.close();
        lastAnswers.await(javalin.jettyServer().server());
        javalin.stop();
    }
}
