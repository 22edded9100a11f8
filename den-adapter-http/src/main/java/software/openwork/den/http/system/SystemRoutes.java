package software.openwork.den.http.system;

import java.util.ArrayList;
import java.util.List;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.wire.Json;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.Reply;

/** {@code /health}, and the web page. */
public final class SystemRoutes {

    private static final byte[] OK = Json.object(json -> json.writeBooleanField("ok", true));

    private SystemRoutes() {}

    public static List<Route> of() {
        List<Route> routes = new ArrayList<>();
        routes.add(Route.open(Method.GET, "/health", exchange -> Reply.json(200, OK)));
        routes.addAll(WebFiles.load().routes());
        return routes;
    }

    /** Whether a route is the web page at one of its addresses, or a file of it: no part of the API. */
    public static boolean isPage(Route route) {
        return WebFiles.has(route.path().text());
    }
}
