package software.openwork.den.http.system;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.health.CheckReadiness;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.wire.Json;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.Reply;

/** Health, readiness, figures, and the web page. */
public final class SystemRoutes {

    private static final byte[] OK = Json.object(json -> json.writeBooleanField("ok", true));

    private SystemRoutes() {}

    /**
     * The routes.
     *
     * @param figures makes those for Prometheus
     * @param token who has it may read them; null for this machine only
     */
    public static List<Route> of(
            CheckReadiness checkReadiness, String version, Supplier<byte[]> figures, @Nullable Secret token) {
        List<Route> routes = new ArrayList<>();
        routes.add(Route.open(Method.GET, "/health", exchange -> Reply.json(200, OK)));
        routes.add(new ReadyRoute(checkReadiness, version).route());
        routes.add(new MetricsRoute(figures, token).route());
        routes.addAll(WebFiles.load().routes());
        return routes;
    }

    /** Whether a route is the web page at one of its addresses, or a file of it: no part of the API. */
    public static boolean isPage(Route route) {
        return WebFiles.has(route.path().text());
    }
}
