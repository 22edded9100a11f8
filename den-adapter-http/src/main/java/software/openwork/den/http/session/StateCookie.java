package software.openwork.den.http.session;

import java.util.Optional;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.PercentCode;
import software.openwork.den.http.wire.Reply.Header;

/** The cookie that ties a sign-in at a provider to the browser that began it. */
public final class StateCookie {

    private static final String SET_COOKIE = "Set-Cookie";
    private static final int LIFETIME = 300;

    private final CookieSigner signer;
    private final String name;
    private final String attributes;

    /**
     * The cookie of an installation.
     *
     * @param secret what it is signed with
     * @param secure whether the base URL is an https one
     */
    public StateCookie(Secret secret, boolean secure) {
        this.signer = new CookieSigner(secret);
        this.name = (secure ? "__Secure-" : "") + "better-auth.state";
        this.attributes = "; Path=/; HttpOnly" + (secure ? "; Secure" : "") + "; SameSite=Lax";
    }

    /** The state, if the cookie is signed by us. */
    public Optional<String> state(Exchange exchange) {
        return exchange.cookies()
                .flatMap(header -> CookieHeader.find(header, name))
                .flatMap(signer::verify);
    }

    public Header set(String state) {
        return new Header(
                SET_COOKIE, name + "=" + PercentCode.encode(signer.sign(state)) + "; Max-Age=" + LIFETIME + attributes);
    }

    public Header expire() {
        return new Header(SET_COOKIE, name + "=; Max-Age=0" + attributes);
    }
}
