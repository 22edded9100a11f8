package software.openwork.den.http.dispatch;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.http.error.AuthErrors;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Reply;
import software.openwork.den.http.wire.TrustedOrigins;

/** Keeps pages of foreign origins from acting with a user's cookies, or from signing the user in as somebody else. */
public final class OriginGuard {

    private final TrustedOrigins origins;

    public OriginGuard(TrustedOrigins origins) {
        this.origins = origins;
    }

    /** Outside {@code /api/auth}: a request with a cookie may change something unless its origin is a foreign one. */
    boolean allowsUnsafe(Exchange exchange) {
        if (exchange.method().isSafe()) {
            return true;
        }
        String origin = exchange.header("Origin");
        return origin == null
                || exchange.header("Cookie") == null
                || isSameOriginNull(exchange, origin)
                || origins.trusts(origin);
    }

    /** Under {@code /api/auth}: a request with any cookie must say that it comes from a trusted origin. */
    Optional<Reply> refuseForeign(Exchange exchange) {
        if (exchange.method().isSafe() || exchange.header("Cookie") == null) {
            return Optional.empty();
        }
        return refuseUntrusted(exchange);
    }

    /**
     * Signing up and in without any cookie: a foreign page could sign its visitor in as somebody else. Programs
     * that say nothing about where they come from are let through.
     */
    Optional<Reply> refuseForeignLogin(Exchange exchange) {
        if (exchange.header("Cookie") != null) {
            return Optional.empty();
        }
        String site = exchange.header("Sec-Fetch-Site");
        String mode = exchange.header("Sec-Fetch-Mode");
        if ("cross-site".equals(site) && "navigate".equals(mode)) {
            return Optional.of(AuthErrors.crossSiteLogin());
        }
        boolean browser = site != null || mode != null || exchange.header("Sec-Fetch-Dest") != null;
        boolean says = exchange.header("Origin") != null || exchange.header("Referer") != null;
        return browser || says ? refuseUntrusted(exchange) : Optional.empty();
    }

    private Optional<Reply> refuseUntrusted(Exchange exchange) {
        String origin = exchange.header("Origin");
        if (isSameOriginNull(exchange, origin)) {
            return Optional.empty();
        }
        String from = origin == null || origin.isEmpty() ? exchange.header("Referer") : origin;
        if (from == null || from.isEmpty() || from.equals("null")) {
            return Optional.of(AuthErrors.missingOrigin());
        }
        return origins.trusts(from) ? Optional.empty() : Optional.of(AuthErrors.invalidOrigin());
    }

    /** Privacy settings can hide the origin; the browser then still vouches for the request. */
    private static boolean isSameOriginNull(Exchange exchange, @Nullable String origin) {
        return "null".equals(origin) && "same-origin".equals(exchange.header("Sec-Fetch-Site"));
    }
}
