package software.openwork.den.http.auth;

import java.util.ArrayList;
import java.util.List;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.http.session.Credentials;
import software.openwork.den.http.session.SessionCookies;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Reply.Header;

/** The cookies with which a new session is handed over. */
record NewSession(SessionCookies cookies) {

    List<Header> handOver(Exchange exchange, Secret token, boolean remember) {
        if (!remember) {
            return cookies.rememberNot(token);
        }
        List<Header> headers = new ArrayList<>(2);
        headers.add(cookies.remember(token));
        if (cookies.hasDontRemember(exchange)) {
            headers.add(cookies.expireDontRemember());
        }
        return headers;
    }

    /** The same for whoever came with a cookie, remembered or not as before; nothing for bearers of tokens. */
    List<Header> handOverAgain(Exchange exchange, Credentials credentials, Secret token) {
        return credentials
                .presented(exchange)
                .filter(Credentials.Presented::fromCookie)
                .map(presented -> handOver(exchange, token, !cookies.isUnremembered(exchange)))
                .orElseGet(List::of);
    }
}
