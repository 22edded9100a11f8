package software.openwork.den.http.session;

import java.util.Optional;
import software.openwork.den.application.account.Authenticate;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.http.wire.Exchange;

/** Who sends a request: by the session cookie, or by the same token as a bearer. */
public final class Credentials {

    private static final String BEARER = "Bearer ";

    private final SessionCookies cookies;
    private final Authenticate authenticate;

    public Credentials(SessionCookies cookies, Authenticate authenticate) {
        this.cookies = cookies;
        this.authenticate = authenticate;
    }

    /**
     * What a request presents. A cookie that is not signed by us counts for nothing, so that the bearer is looked at.
     *
     * @param token the session's token
     * @param fromCookie whether it came in a cookie
     */
    public record Presented(Secret token, boolean fromCookie) {}

    public Optional<Presented> presented(Exchange exchange) {
        Optional<Secret> cookie = cookies.token(exchange);
        if (cookie.isPresent()) {
            return Optional.of(new Presented(cookie.get(), true));
        }
        String authorization = exchange.header("Authorization");
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        String bearer = authorization.substring(BEARER.length()).strip();
        return bearer.isEmpty() ? Optional.empty() : cookies.bearer(bearer).map(token -> new Presented(token, false));
    }

    /** The caller; empty for nobody. Prolongs the session when that is due. */
    public Optional<SignedIn> caller(Exchange exchange) {
        return presented(exchange)
                .flatMap(presented -> switch (authenticate.handle(presented.token(), mayRenew(exchange, presented))) {
                    case Authenticate.Somebody somebody -> Optional.of(somebody.signedIn());
                    case Authenticate.Nobody nobody -> Optional.empty();
                });
    }

    /** Sessions that end with the browser are never prolonged. */
    public boolean mayRenew(Exchange exchange, Presented presented) {
        return !presented.fromCookie() || !cookies.isUnremembered(exchange);
    }
}
