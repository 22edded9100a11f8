package software.openwork.den.http.auth;

import java.util.List;
import software.openwork.den.application.account.ChangePassword;
import software.openwork.den.application.account.VerifyPassword;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.http.error.AuthErrors;
import software.openwork.den.http.route.Action;
import software.openwork.den.http.route.FormReader;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.session.Credentials;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Fields;
import software.openwork.den.http.wire.Json;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.Reply;

/** {@code POST /api/auth/change-password} and {@code verify-password}. */
final class PasswordRoutes {

    private final ChangePassword changePassword;
    private final VerifyPassword verifyPassword;
    private final Credentials credentials;
    private final NewSession newSession;

    PasswordRoutes(
            ChangePassword changePassword,
            VerifyPassword verifyPassword,
            Credentials credentials,
            NewSession newSession) {
        this.changePassword = changePassword;
        this.verifyPassword = verifyPassword;
        this.credentials = credentials;
        this.newSession = newSession;
    }

    List<Route> routes() {
        return List.of(
                Route.auth(
                        Method.POST,
                        "change-password",
                        new Action.SubmitForCaller<>(PasswordRoutes::readChange, this::change)),
                Route.auth(
                        Method.POST,
                        "verify-password",
                        new Action.SubmitForCaller<>(PasswordRoutes::readPassword, this::verify)));
    }

    private record Change(Secret newPassword, Secret currentPassword, boolean revokeOtherSessions) {}

    private static FormReader.Reading<Change> readChange(Fields fields) {
        if (!fields.isObject()) {
            return new FormReader.Invalid<>(fields.issues());
        }
        Secret newPassword = Secret.of(fields.text("newPassword"));
        Secret currentPassword = Secret.of(fields.text("currentPassword"));
        boolean revoke = fields.flag("revokeOtherSessions", false);
        return FormReader.Reading.of(fields, new Change(newPassword, currentPassword, revoke));
    }

    private static FormReader.Reading<Secret> readPassword(Fields fields) {
        if (!fields.isObject()) {
            return new FormReader.Invalid<>(fields.issues());
        }
        Secret password = Secret.of(fields.text("password"));
        return FormReader.Reading.of(fields, password);
    }

    private Reply change(Exchange exchange, SignedIn caller, Change form) {
        boolean remember = credentials
                .presented(exchange)
                .map(presented -> credentials.mayRenew(exchange, presented))
                .orElse(true);
        ChangePassword.Command command = new ChangePassword.Command(
                caller, form.currentPassword, form.newPassword, form.revokeOtherSessions, remember, exchange.caller());
        return switch (changePassword.handle(command)) {
            case ChangePassword.Changed changed -> changed(exchange, changed);
            case ChangePassword.TooShort tooShort -> AuthErrors.passwordTooShort();
            case ChangePassword.TooLong tooLong -> AuthErrors.passwordTooLong();
            case ChangePassword.NoPassword none -> AuthErrors.noCredentialAccount();
            case ChangePassword.InvalidPassword invalid -> AuthErrors.invalidPassword();
            case ChangePassword.TooManyTries tries -> AuthErrors.tooManyRequests(tries.retryAfter());
        };
    }

    private Reply changed(Exchange exchange, ChangePassword.Changed changed) {
        Reply reply = Reply.authJson(200, Json.object(json -> {
            Json.text(json, "token", changed.token().map(Secret::reveal).orElse(null));
            json.writeFieldName("user");
            AccountJson.writeUser(json, changed.user());
        }));
        return changed.token()
                .map(token -> reply.with(newSession.handOverAgain(exchange, credentials, token)))
                .orElse(reply);
    }

    private Reply verify(Exchange exchange, SignedIn caller, Secret password) {
        return switch (verifyPassword.handle(caller, password)) {
            case VerifyPassword.Valid valid -> AuthAnswers.done();
            case VerifyPassword.Invalid invalid -> AuthErrors.invalidPassword();
            case VerifyPassword.TooManyTries tries -> AuthErrors.tooManyRequests(tries.retryAfter());
        };
    }
}
