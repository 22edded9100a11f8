package software.openwork.den.http.auth;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import software.openwork.den.application.account.ListSessions;
import software.openwork.den.application.account.RevokeOtherSessions;
import software.openwork.den.application.account.RevokeSession;
import software.openwork.den.application.account.RevokeSessions;
import software.openwork.den.domain.account.Session;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.http.error.AuthErrors;
import software.openwork.den.http.route.Action;
import software.openwork.den.http.route.FormReader;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.session.SessionCookies;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Fields;
import software.openwork.den.http.wire.Json;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.Reply;

/** What a user does about their sessions: {@code list-sessions}, {@code revoke-…}, {@code update-session}. */
final class OwnSessionRoutes {

    private final ListSessions listSessions;
    private final RevokeSession revokeSession;
    private final RevokeSessions revokeSessions;
    private final RevokeOtherSessions revokeOtherSessions;
    private final SessionCookies cookies;

    OwnSessionRoutes(
            ListSessions listSessions,
            RevokeSession revokeSession,
            RevokeSessions revokeSessions,
            RevokeOtherSessions revokeOtherSessions,
            SessionCookies cookies) {
        this.listSessions = listSessions;
        this.revokeSession = revokeSession;
        this.revokeSessions = revokeSessions;
        this.revokeOtherSessions = revokeOtherSessions;
        this.cookies = cookies;
    }

    List<Route> routes() {
        return List.of(
                Route.auth(Method.GET, "list-sessions", new Action.ForCaller(this::list)),
                Route.auth(
                        Method.POST,
                        "revoke-session",
                        new Action.SubmitForCaller<>(OwnSessionRoutes::readToken, this::revoke)),
                Route.auth(Method.POST, "revoke-sessions", new Action.ForCaller(this::revokeAll)),
                Route.auth(Method.POST, "revoke-other-sessions", new Action.ForCaller(this::revokeOthers)),
                Route.auth(
                        Method.POST,
                        "update-session",
                        new Action.SubmitForCaller<>(
                                OwnSessionRoutes::readAnything,
                                (exchange, caller, form) -> AuthErrors.noFieldsToUpdate())));
    }

    private Reply list(Exchange exchange, SignedIn caller) {
        return switch (listSessions.handle(caller)) {
            case ListSessions.NotFresh notFresh -> AuthErrors.notFresh();
            case ListSessions.Listed listed -> Reply.authJson(200, Json.bytes(json -> write(json, listed.sessions())));
        };
    }

    private static void write(JsonGenerator json, List<Session> sessions) throws IOException {
        json.writeStartArray();
        for (Session session : sessions) {
            AccountJson.writeSession(json, session);
        }
        json.writeEndArray();
    }

    private static FormReader.Reading<Secret> readToken(Fields fields) {
        if (!fields.isObject()) {
            return new FormReader.Invalid<>(fields.issues());
        }
        Secret token = Secret.of(fields.text("token"));
        return FormReader.Reading.of(fields, token);
    }

    private static FormReader.Reading<Boolean> readAnything(Fields fields) {
        return fields.isObject() ? new FormReader.Read<>(true) : new FormReader.Invalid<>(fields.noRecord());
    }

    private Reply revoke(Exchange exchange, SignedIn caller, Secret token) {
        boolean own = revokeSession.handle(caller, token, exchange.caller());
        return own ? AuthAnswers.done().with(cookies.expireAll()) : AuthAnswers.done();
    }

    private Reply revokeAll(Exchange exchange, SignedIn caller) {
        revokeSessions.handle(caller, exchange.caller());
        return AuthAnswers.done().with(cookies.expireAll());
    }

    private Reply revokeOthers(Exchange exchange, SignedIn caller) {
        revokeOtherSessions.handle(caller, exchange.caller());
        return AuthAnswers.done();
    }
}
