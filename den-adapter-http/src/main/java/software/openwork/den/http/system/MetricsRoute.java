package software.openwork.den.http.system;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.http.error.ApiErrors;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.Reply;

/** {@code GET /metrics}: figures for Prometheus, for who has the token; without a token, on this machine only. */
final class MetricsRoute {

    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final String BEARER = "Bearer ";

    private final Supplier<byte[]> figures;
    private final @Nullable Secret token;

    MetricsRoute(Supplier<byte[]> figures, @Nullable Secret token) {
        this.figures = figures;
        this.token = token;
    }

    Route route() {
        return Route.open(Method.GET, "/metrics", this::handle);
    }

    private Reply handle(Exchange exchange) {
        if (token == null) {
            return exchange.isFromThisMachine() ? shown() : ApiErrors.metricsOnLoopback();
        }
        return isRight(exchange.header("Authorization"), token) ? shown() : ApiErrors.metricsUnauthorized();
    }

    private Reply shown() {
        return Reply.of(200, TYPE, figures.get());
    }

    private static boolean isRight(@Nullable String authorization, Secret token) {
        return authorization != null
                && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && MessageDigest.isEqual(
                        authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8),
                        token.reveal().getBytes(StandardCharsets.UTF_8));
    }
}
