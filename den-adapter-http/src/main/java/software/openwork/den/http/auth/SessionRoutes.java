package software.openwork.den.http.auth;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.openwork.den.application.account.Authenticate;
import software.openwork.den.application.account.SignOut;
import software.openwork.den.http.error.AuthErrors;
import software.openwork.den.http.route.Access;
import software.openwork.den.http.route.Action;
import software.openwork.den.http.route.FormReader;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.session.Credentials;
import software.openwork.den.http.session.SessionCookies;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Fields;
import software.openwork.den.http.wire.Json;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.Reply;
import software.openwork.den.http.wire.Reply.Header;

/** {@code get-session}, {@code sign-out} and {@code ok}. */
final class SessionRoutes {

    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OK = Json.object(json -> json.writeBooleanField("ok", true));
    private static final byte[] SUCCESS = Json.object(json -> json.writeBooleanField("success", true));

    private final Authenticate authenticate;
    private final SignOut signOut;
    private final Credentials credentials;
    private final SessionCookies cookies;

    SessionRoutes(Authenticate authenticate, SignOut signOut, Credentials credentials, SessionCookies cookies) {
        this.authenticate = authenticate;
        this.signOut = signOut;
        this.credentials = credentials;
        this.cookies = cookies;
    }

    List<Route> routes() {
        return List.of(
                Route.auth(Method.GET, "ok", new Action.Open(exchange -> Reply.authJson(200, OK))),
                Route.auth(Method.GET, "get-session", new Action.Open(this::getSession)),
                Route.auth(
                        Method.POST,
                        "get-session",
                        new Action.Open(exchange -> uncached(AuthErrors.getSessionByPost()))),
                Route.auth(
                        Method.POST,
                        "sign-out",
                        new Action.Submit<>(
                                Access.OPEN, Action.Submit.JSON, SessionRoutes::readNothing, this::signOut)));
    }

    private Reply getSession(Exchange exchange) {
        Optional<Credentials.Presented> presented = credentials.presented(exchange);
        return presented
                .map(credential -> uncached(session(exchange, credential)))
                .orElseGet(() -> uncached(Reply.authJson(200, NULL)));
    }

    private Reply session(Exchange exchange, Credentials.Presented presented) {
        boolean mayRenew = !exchange.query().isSet("disableRefresh") && credentials.mayRenew(exchange, presented);
        return switch (authenticate.handle(presented.token(), mayRenew)) {
            case Authenticate.Nobody nobody ->
                Reply.authJson(200, NULL).with(presented.fromCookie() ? cookies.expireAll() : List.of());
            case Authenticate.Somebody somebody -> {
                List<Header> headers = new ArrayList<>(2);
                if (cookies.hasData(exchange)) {
                    headers.add(cookies.expireData());
                }
                if (somebody.renewed() && presented.fromCookie()) {
                    headers.add(cookies.remember(presented.token()));
                }
                yield Reply.authJson(200, Json.object(json -> AccountJson.writeSignedIn(json, somebody.signedIn())))
                        .with(headers);
            }
        };
    }

    private static FormReader.Reading<Boolean> readNothing(Fields fields) {
        if (!fields.isAbsent()) {
            fields.optionalText("callbackURL");
            fields.flag("disableRedirect", false);
        }
        return fields.isAbsent() ? new FormReader.Read<>(true) : FormReader.Reading.of(fields, true);
    }

    /** Always succeeds, so that a client can get rid of whatever it has. */
    private Reply signOut(Exchange exchange, boolean form) {
        credentials.presented(exchange).ifPresent(presented -> signOut.handle(presented.token(), exchange.caller()));
        return Reply.authJson(200, SUCCESS).with(cookies.expireAll());
    }

    private static Reply uncached(Reply reply) {
        return reply.with("Cache-Control", "no-store").with("Pragma", "no-cache");
    }
}
