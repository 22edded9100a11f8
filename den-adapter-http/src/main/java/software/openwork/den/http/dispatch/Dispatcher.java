package software.openwork.den.http.dispatch;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.openwork.den.application.storage.StorageUnavailableException;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.http.error.ApiErrors;
import software.openwork.den.http.error.AuthErrors;
import software.openwork.den.http.route.Action;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.route.RouteTable;
import software.openwork.den.http.session.Credentials;
import software.openwork.den.http.wire.Body;
import software.openwork.den.http.wire.BodyReader;
import software.openwork.den.http.wire.ClientAddresses;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.PercentCode;
import software.openwork.den.http.wire.Reply;
import software.openwork.den.http.wire.RequestIds;

/** Takes a request through everything that comes before its handler, in the order that clients can observe. */
public final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final RouteTable table;
    private final Preflight preflight;
    private final OriginGuard origins;
    private final AuthSurface auth;
    private final Credentials credentials;
    private final ClientAddresses addresses;

    public Dispatcher(
            RouteTable table,
            Preflight preflight,
            OriginGuard origins,
            RedirectTargets targets,
            RateGuard rates,
            Credentials credentials,
            ClientAddresses addresses) {
        this.table = table;
        this.preflight = preflight;
        this.origins = origins;
        this.auth = new AuthSurface(table, rates, origins, targets, credentials);
        this.credentials = credentials;
        this.addresses = addresses;
    }

    /**
     * Answers a request.
     *
     * @param request the request
     * @param found the route that the server found for it, or null
     * @return the answer, always
     */
    public Reply dispatch(HttpServletRequest request, @Nullable Route found) throws IOException {
        try {
            return answer(request, found);
        } catch (StorageUnavailableException away) {
            LOG.warn("request {}: {}", RequestIds.of(request), away.getMessage());
            return ApiErrors.serviceUnavailable();
        } catch (RuntimeException bug) {
            LOG.error(
                    "request {}: {} {} broke",
                    RequestIds.of(request),
                    request.getMethod(),
                    request.getRequestURI(),
                    bug);
            return ApiErrors.internal();
        }
    }

    private Reply answer(HttpServletRequest request, @Nullable Route found) throws IOException {
        Method method = Method.of(request.getMethod());
        String path = request.getRequestURI();
        boolean underAuth = AuthSurface.covers(path);
        if (method == Method.OPTIONS) {
            Optional<Reply> answered = preflight.answer(request, path, underAuth);
            if (answered.isPresent()) {
                return answered.get();
            }
        }
        if (!underAuth && wanted(method, path, found) instanceof Action.Raw raw) {
            return answer(request, method, raw);
        }
        return switch (BodyReader.read(request, underAuth ? BodyReader.MOST_OF_A_FORM : BodyReader.MOST)) {
            case Body.NotUnderstood body -> underAuth ? AuthErrors.unreadable(body) : ApiErrors.unreadable(body);
            case Body.Understood body ->
                underAuth
                        ? auth.answer(new Exchange(request, method, addresses, body, null), path)
                        : answer(request, method, path, found, body);
        };
    }

    private @Nullable Action wanted(Method method, String path, @Nullable Route found) {
        Route route = found != null ? found : table.api(method, path).orElse(null);
        return route == null ? null : route.action();
    }

    private Reply answer(HttpServletRequest request, Method method, Action.Raw raw) throws IOException {
        return switch (BodyReader.readRaw(request)) {
            case BodyReader.Unread(Body.NotUnderstood why) -> ApiErrors.unreadable(why);
            case BodyReader.Bytes(byte[] body) ->
                raw.handler().handle(new Exchange(request, method, addresses, new Body.None(), null), body);
        };
    }

    private Reply answer(
            HttpServletRequest request, Method method, String path, @Nullable Route found, Body.Understood body) {
        Route route = found != null ? found : table.api(method, path).orElse(null);
        if (route == null) {
            var allowed = table.methods(path);
            return allowed.isEmpty() ? ApiErrors.notFound() : ApiErrors.methodNotAllowed(allowed);
        }
        String raw = route.path().raw(path).orElse(null);
        Optional<String> parameter = raw == null ? Optional.empty() : PercentCode.decode(raw);
        if (raw != null && parameter.isEmpty()) {
            return ApiErrors.invalidRequest();
        }
        Exchange exchange = new Exchange(request, method, addresses, body, parameter.orElse(null));
        return switch (route.action()) {
            case Action.Open open -> open.handler().handle(exchange);
            case Action.Raw early -> throw new IllegalStateException("answered before its body is read");
            case Action.ForCaller forCaller -> {
                if (!origins.allowsUnsafe(exchange)) {
                    yield ApiErrors.invalidOrigin();
                }
                Optional<SignedIn> caller = credentials.caller(exchange);
                yield caller.isPresent()
                        ? forCaller.handler().handle(exchange, caller.get())
                        : ApiErrors.unauthorized();
            }
            case Action.Submit<?> submit -> throw new IllegalStateException("forms belong under /api/auth");
            case Action.SubmitForCaller<?> submit -> throw new IllegalStateException("forms belong under /api/auth");
        };
    }
}
