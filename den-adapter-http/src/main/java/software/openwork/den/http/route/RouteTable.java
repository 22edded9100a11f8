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
    private final List<Route> authWithParameter = new ArrayList<>();

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
                case AUTH -> {
                    if (route.path().hasParameter()) {
                        authWithParameter.add(route);
                    } else {
                        auth.put(route.method() + " " + route.path().text(), route);
                    }
                }
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

    /** Finds a route below {@code /api/auth}. */
    public Optional<Route> auth(Method method, String path) {
        return Optional.ofNullable(auth.get(method + " " + path))
                .or(() -> authWithParameter.stream()
                        .filter(route -> route.method() == method
                                && route.path().exact(path).isPresent())
                        .findFirst());
    }

    /**
     * The text by which a route below {@code /api/auth} is declared, of any method: one for all spellings of a path
     * that differ in letter case, a slash at the end or a parameter. Empty where there is no route.
     */
    public Optional<String> authPattern(String path) {
        return routes.stream()
                .filter(route -> route.surface() == Surface.AUTH && route.path().matches(path))
                .map(route -> route.path().text())
                .findFirst();
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
