package software.openwork.den.http.route;

import software.openwork.den.http.wire.Method;

/**
 * A route: all that is known of it, and the only place where it is said. The server's routes are made from these,
 * and so is whatever tells about them.
 *
 * @param surface manner of speaking
 * @param method method; a GET of the API answers HEAD too
 * @param path from the root
 * @param action what it does, and who may make it do so
 */
public record Route(Surface surface, Method method, PathPattern path, Action action) {

    /** What every path of {@link Surface#AUTH} starts with. */
    public static final String AUTH_PREFIX = "/api/auth/";

    /** Refuses a path that does not belong to the surface. */
    public Route {
        if (path.text().startsWith(AUTH_PREFIX) != (surface == Surface.AUTH)) {
            throw new IllegalArgumentException(path.text());
        }
    }

    public static Route open(Method method, String path, Action.OpenHandler handler) {
        return new Route(Surface.API, method, new PathPattern(path), new Action.Open(handler));
    }

    /** A route whose body is taken as it came. */
    public static Route raw(Method method, String path, Action.RawHandler handler) {
        return new Route(Surface.API, method, new PathPattern(path), new Action.Raw(handler));
    }

    public static Route forCaller(Method method, String path, Action.CallerHandler handler) {
        return new Route(Surface.API, method, new PathPattern(path), new Action.ForCaller(handler));
    }

    /** A route below {@code /api/auth}. */
    public static Route auth(Method method, String path, Action action) {
        return new Route(Surface.AUTH, method, new PathPattern(AUTH_PREFIX + path), action);
    }

    public Access access() {
        return action.access();
    }
}
