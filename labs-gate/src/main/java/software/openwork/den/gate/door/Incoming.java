package software.openwork.den.gate.door;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.gate.FormState;
import software.openwork.den.domain.gate.GateRequest;
import software.openwork.den.domain.gate.GateRoute;
import software.openwork.den.domain.gate.Verdict;
import software.openwork.den.gate.GateConfig;
import software.openwork.den.gate.credential.AccessTokens;
import software.openwork.den.gate.wire.Address;
import software.openwork.den.gate.wire.CookieText;
import software.openwork.den.gate.wire.QueryText;
import software.openwork.den.gate.wire.RawTarget;

/** A request as the gate reads it: once, and from nothing but its line, its headers and the other end's address. */
final class Incoming {

    static final String TOKEN_HEADER = "X-OpenWork-Access-Token";

    private static final List<String> REFUSED_METHODS = List.of("TRACE", "TRACK", "CONNECT");
    private static final Address NOWHERE = Address.parse("0.0.0.0").orElseThrow();
    private static final String EVENT_STREAM = "text/event-stream";

    private final Request request;
    private final HttpFields headers;
    private final @Nullable RawTarget target;
    private final QueryText query;
    private final CookieText cookie;
    private final List<String> token;
    private final GateRoute route;
    private final Address client;
    private final boolean fromProxy;

    Incoming(Request request, String rawTarget, GateConfig config, OpenRoutes open) {
        this.request = request;
        headers = request.getHeaders();
        target = RawTarget.parse(rawTarget).orElse(null);
        query = QueryText.without(
                target == null ? null : target.query(), config.paths().parameter());
        cookie = CookieText.without(
                headers.getFields(HttpHeader.COOKIE).stream()
                        .map(HttpField::getValue)
                        .toList(),
                config.cookie().name());
        token = values(TOKEN_HEADER);
        route = route(config.paths(), open);
        Address peer = Optional.ofNullable(Request.getRemoteAddr(request))
                .flatMap(Address::parse)
                .orElse(NOWHERE);
        fromProxy = config.trustedProxies().contain(peer);
        client = config.trustedProxies().client(peer, values("X-Forwarded-For"));
    }

    /** What a decision needs, but for the form. */
    GateRequest facts(AccessTokens tokens, Instant now, boolean throttled) {
        return facts(tokens, now, throttled, new Verdict.Absent(), FormState.UNREADABLE);
    }

    GateRequest facts(AccessTokens tokens, Instant now, boolean throttled, Verdict form, FormState state) {
        return new GateRequest(
                route,
                isNavigation(),
                tokens.cookie(cookie.values(), now),
                tokens.token(token, now),
                mayBeLink() ? tokens.token(query.values(), now) : new Verdict.Absent(),
                !query.values().isEmpty(),
                form,
                state,
                throttled);
    }

    private GateRoute route(GateConfig.Paths paths, OpenRoutes open) {
        String method = request.getMethod();
        if (target == null) {
            return GateRoute.MALFORMED;
        }
        if (REFUSED_METHODS.contains(method.toUpperCase(Locale.ROOT))) {
            return GateRoute.WRONG_METHOD;
        }
        if (isPreflight()) {
            return GateRoute.PREFLIGHT;
        }
        String path = target.path();
        if (path.equals(paths.login())) {
            return isRead()
                    ? GateRoute.LOGIN_PAGE
                    : method.equals("POST") ? GateRoute.LOGIN_FORM : GateRoute.WRONG_METHOD;
        }
        if (path.equals(paths.verify())) {
            return isRead() ? GateRoute.VERIFY : GateRoute.WRONG_METHOD;
        }
        boolean probe = isRead() && open.isProbe(path) && !isUpgrade() && !hasBody();
        boolean hook = method.equals("POST") && open.hooks().contains(path);
        return probe || hook ? GateRoute.OPEN : GateRoute.PROTECTED;
    }

    private boolean isRead() {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    private boolean isPreflight() {
        return request.getMethod().equals("OPTIONS")
                && headers.contains("Origin")
                && headers.contains("Access-Control-Request-Method");
    }

    /** Not the offer to speak HTTP/2, which some clients make with every request, and which is never taken. */
    private boolean isUpgrade() {
        return values("Upgrade").stream().anyMatch(protocol -> !protocol.strip().equalsIgnoreCase("h2c"));
    }

    private boolean hasBody() {
        return request.getLength() > 0 || headers.contains(HttpHeader.TRANSFER_ENCODING);
    }

    /** A link is opened, once. Event streams and sockets come again by themselves, with the same URL. */
    private boolean mayBeLink() {
        return isRead()
                && !isUpgrade()
                && values("Accept").stream()
                        .noneMatch(accept -> accept.toLowerCase(Locale.ROOT).contains(EVENT_STREAM));
    }

    /** Whether a browser shows the answer as a page. */
    boolean isNavigation() {
        if (!isRead() || isUpgrade()) {
            return false;
        }
        boolean modern = false;
        for (HttpField field : headers) {
            modern |= field.getLowerCaseName().startsWith("sec-fetch-");
        }
        return modern
                ? values("Sec-Fetch-Mode").equals(List.of("navigate"))
                : values("Accept").stream()
                        .anyMatch(accept -> accept.toLowerCase(Locale.ROOT).contains("text/html"));
    }

    /** For a person who looks at the login page, however the browser asks for it. */
    boolean wantsPage() {
        return route == GateRoute.LOGIN_PAGE || route == GateRoute.LOGIN_FORM || isNavigation();
    }

    boolean offersToken() {
        return !token.isEmpty() || !query.values().isEmpty();
    }

    List<String> values(String header) {
        return headers.getFields(header).stream()
                .map(HttpField::getValue)
                .map(value -> value == null ? "" : value)
                .toList();
    }

    Optional<String> first(String header) {
        return values(header).stream().findFirst();
    }

    /** The target, of a request that has a readable one. */
    RawTarget target() {
        if (target == null) {
            throw new IllegalStateException("a request with an unreadable target went on");
        }
        return target;
    }

    String shownPath() {
        return target == null ? String.valueOf(request.getHttpURI().getPath()) : target.path();
    }

    GateRoute route() {
        return route;
    }

    QueryText query() {
        return query;
    }

    CookieText cookie() {
        return cookie;
    }

    Address client() {
        return client;
    }

    /** Whether the other end is a proxy whose headers are believed. */
    boolean fromProxy() {
        return fromProxy;
    }
}
