package software.openwork.den.http.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.openwork.den.domain.account.SessionPolicy;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.PercentCode;
import software.openwork.den.http.wire.Reply.Header;

/** The cookies of a session, named, signed and written as the replaced service does, so that its cookies stay valid. */
public final class SessionCookies {

    private static final String SET_COOKIE = "Set-Cookie";
    private static final String REMEMBER_NOT = "true";
    private static final Duration LIFETIME = SessionPolicy.LIFETIME;

    private final CookieSigner signer;
    private final String attributes;
    private final String token;
    private final String data;
    private final String dontRemember;

    /**
     * The cookies of an installation.
     *
     * @param secret what they are signed with
     * @param secure whether the base URL is an https one
     */
    public SessionCookies(Secret secret, boolean secure) {
        String prefix = secure ? "__Secure-better-auth." : "better-auth.";
        this.signer = new CookieSigner(secret);
        this.attributes = "; Path=/; HttpOnly" + (secure ? "; Secure" : "") + "; SameSite=Lax";
        this.token = prefix + "session_token";
        this.data = prefix + "session_data";
        this.dontRemember = prefix + "dont_remember";
    }

    /** The token of the session cookie, if that is signed by us. */
    public Optional<Secret> token(Exchange exchange) {
        return signed(exchange, token).map(Secret::of);
    }

    /** The token in a bearer header: bare, or signed as in the cookie. */
    Optional<Secret> bearer(String presented) {
        return presented.indexOf('.') < 0
                ? Optional.of(Secret.of(presented))
                : signer.verify(PercentCode.decode(presented).orElse(presented)).map(Secret::of);
    }

    /** Whether the session ends with the browser. */
    public boolean isUnremembered(Exchange exchange) {
        return signed(exchange, dontRemember).filter(REMEMBER_NOT::equals).isPresent();
    }

    /** Whether the client still has a cookie that the replaced service may have set, and that means nothing here. */
    public boolean hasData(Exchange exchange) {
        return find(exchange, data).isPresent();
    }

    /** Sets the session cookie, which outlives the browser. */
    public Header remember(Secret session) {
        return set(token, session.reveal(), "; Max-Age=" + LIFETIME.toSeconds());
    }

    /** Sets the session cookie and the one that says that both end with the browser. */
    public List<Header> rememberNot(Secret session) {
        return List.of(set(token, session.reveal(), ""), set(dontRemember, REMEMBER_NOT, ""));
    }

    public Header expireData() {
        return expire(data);
    }

    public Header expireDontRemember() {
        return expire(dontRemember);
    }

    /** Expires all of them, in the order that clients know. */
    public List<Header> expireAll() {
        return List.of(expire(token), expire(data), expire(dontRemember));
    }

    /** Whether the client has a cookie by which it is not remembered, signed or not. */
    public boolean hasDontRemember(Exchange exchange) {
        return find(exchange, dontRemember).isPresent();
    }

    private Optional<String> signed(Exchange exchange, String name) {
        return find(exchange, name).flatMap(signer::verify);
    }

    private static Optional<String> find(Exchange exchange, String name) {
        return exchange.cookies().flatMap(header -> CookieHeader.find(header, name));
    }

    private Header set(String name, String value, String maxAge) {
        return new Header(SET_COOKIE, name + "=" + PercentCode.encode(signer.sign(value)) + maxAge + attributes);
    }

    private Header expire(String name) {
        return new Header(SET_COOKIE, name + "=; Max-Age=0" + attributes);
    }
}
