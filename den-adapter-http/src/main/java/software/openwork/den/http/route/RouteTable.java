package software.openwork.den.http.route;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.openwork.den.http.wire.Method;

/** All routes. */
public final class RouteTable {

    private final List<Route> routes;
    private final List<Route> api = new ArrayList<>();
    private final Map<String, Route> auth = new HashMap<>();

    /**
     * A table.
     *
     * @param routes in the order in which they are tried: a literal path before one with a parameter
     */
    public RouteTable(List<Route> routes) {
        this.routes = List.copyOf(routes);
        for (Route route : routes) {
            switch (route.surface()) {
                case API -> api.add(route);
                case AUTH -> auth.put(route.method() + " " + route.path().text(), route);
            }
        }
    }

    public List<Route> routes() {
        return routes;
    }

    /** Finds a route of the API. */
    public Optional<Route> api(Method method, String path) {
        Method wanted = method == Method.HEAD ? Method.GET : method;
        return api.stream()
                .filter(route -> route.method() == wanted && route.path().matches(path))
                .findFirst();
    }

    /** Finds a route below {@code /api/auth}: the path as it is, else with a parameter for its last segment. */
    public Optional<Route> auth(Method method, String path) {
        Route literal = auth.get(method + " " + path);
        int slash = path.lastIndexOf('/');
        return literal != null || slash == path.length() - 1
                ? Optional.ofNullable(literal)
                : Optional.ofNullable(auth.get(method + " " + path.substring(0, slash + 1) + PathPattern.PARAMETER));
    }

    /** The parameter of a path that was found, as it came; empty where the route has none. */
    public static Optional<String> authParameter(Route route, String path) {
        return route.path().text().endsWith(PathPattern.PARAMETER)
                ? Optional.of(path.substring(path.lastIndexOf('/') + 1))
                : Optional.empty();
    }

    /** The methods that a path of the API takes; empty where there is no such path. */
    public Set<Method> methods(String path) {
        Set<Method> methods = EnumSet.noneOf(Method.class);
        for (Route route : api) {
            if (route.path().matches(path)) {
                methods.add(route.method());
                if (route.method() == Method.GET) {
                    methods.add(Method.HEAD);
                }
            }
        }
        return methods;
    }
}
