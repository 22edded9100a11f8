package software.openwork.den.http.dispatch;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.openwork.den.http.error.ApiErrors;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.route.RouteTable;
import software.openwork.den.http.route.Surface;
import software.openwork.den.http.wire.Marks;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.RequestIds;

/** Makes the routes of the table known to Javalin, and has everything that matches none of them answered too. */
public final class JavalinRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(JavalinRoutes.class);

    private static final List<HandlerType> METHODS = List.of(
            HandlerType.GET,
            HandlerType.HEAD,
            HandlerType.POST,
            HandlerType.PUT,
            HandlerType.PATCH,
            HandlerType.DELETE,
            HandlerType.OPTIONS,
            HandlerType.TRACE,
            HandlerType.CONNECT,
            HandlerType.QUERY);

    private JavalinRoutes() {}

    public static void register(RoutesConfig javalin, RouteTable table, Dispatcher dispatcher) {
        for (Route route : table.routes()) {
            // Paths under /api/auth are compared more strictly than Javalin is told to for the others.
            if (route.surface() == Surface.API) {
                javalin.addHttpHandler(type(route.method()), route.path().text(), handler(dispatcher, route));
                if (route.method() == Method.GET) {
                    javalin.addHttpHandler(HandlerType.HEAD, route.path().text(), handler(dispatcher, route));
                }
            }
        }
        Handler rest = context -> answer(context, dispatcher, null);
        METHODS.forEach(method -> javalin.addHttpHandler(method, "*", rest));
        // A method that nobody knows, or a path whose parameter Javalin cannot decode.
        javalin.exception(HttpResponseException.class, (exception, context) -> recover(context, dispatcher));
        javalin.exception(Exception.class, (exception, context) -> recover(context, dispatcher));
    }

    private static Handler handler(Dispatcher dispatcher, Route route) {
        String method = route.method().name();
        boolean get = route.method() == Method.GET;
        return context -> {
            // Javalin goes by X-HTTP-Method-Override. Nobody else does, so that such a request is looked up again.
            String actual = context.req().getMethod();
            boolean same = actual.equals(method) || (get && actual.equals("HEAD"));
            answer(context, dispatcher, same ? route : null);
        };
    }

    private static void answer(Context context, Dispatcher dispatcher, @Nullable Route route) throws IOException {
        HttpServletRequest request = context.req();
        Marks.of(request).setDispatched();
        ReplyWriter.write(request, context.res(), dispatcher.dispatch(request, route));
    }

    private static void recover(Context context, Dispatcher dispatcher) {
        if (context.res().isCommitted()) {
            return;
        }
        try {
            if (!Marks.of(context.req()).isDispatched()) {
                answer(context, dispatcher, null);
            } else {
                ReplyWriter.write(context.req(), context.res(), ApiErrors.brokenBody());
            }
        } catch (IOException gone) {
            LOG.debug("request {}: the client went away", RequestIds.of(context.req()));
        }
    }

    private static HandlerType type(Method method) {
        return HandlerType.findOrCreate(method.name());
    }
}
