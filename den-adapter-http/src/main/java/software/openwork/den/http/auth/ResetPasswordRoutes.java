package software.openwork.den.http.auth;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import software.openwork.den.application.account.FindPasswordReset;
import software.openwork.den.application.account.ResetPassword;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.http.error.AuthErrors;
import software.openwork.den.http.route.Access;
import software.openwork.den.http.route.Action;
import software.openwork.den.http.route.FormReader;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Fields;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.Reply;
import software.openwork.den.http.wire.Targets;
import software.openwork.den.http.wire.TrustedOrigins;

/** {@code /api/auth/reset-password}: the link that came by mail, and the form behind it. */
final class ResetPasswordRoutes {

    private final FindPasswordReset findPasswordReset;
    private final ResetPassword resetPassword;
    private final TrustedOrigins origins;
    private final URI baseUrl;

    ResetPasswordRoutes(
            FindPasswordReset findPasswordReset, ResetPassword resetPassword, TrustedOrigins origins, URI baseUrl) {
        this.findPasswordReset = findPasswordReset;
        this.resetPassword = resetPassword;
        this.origins = origins;
        this.baseUrl = baseUrl;
    }

    List<Route> routes() {
        return List.of(
                Route.auth(Method.GET, "reset-password/{id}", new Action.Open(this::follow)),
                Route.auth(
                        Method.POST,
                        "reset-password",
                        new Action.Submit<>(Access.OPEN, Action.Submit.JSON, ResetPasswordRoutes::read, this::reset)));
    }

    private Reply follow(Exchange exchange) {
        return Parameters.required(
                exchange.query(),
                "callbackURL",
                url -> Parameters.refuseUntrusted(origins, url)
                        .orElseGet(() -> redirect(exchange.pathParameter(), url)));
    }

    private Reply redirect(String token, String callbackUrl) {
        String target = Targets.absolute(baseUrl, callbackUrl.isEmpty() ? "/" : callbackUrl);
        boolean good = findPasswordReset.handle(Secret.of(token));
        return AuthAnswers.redirect(
                good ? Targets.with(target, "token", token) : Targets.with(target, "error", "INVALID_TOKEN"));
    }

    private record Form(Secret newPassword, Optional<String> token) {}

    private static FormReader.Reading<Form> read(Fields fields) {
        if (!fields.isObject()) {
            return new FormReader.Invalid<>(fields.issues());
        }
        Secret newPassword = Secret.of(fields.text("newPassword"));
        Optional<String> token = fields.optionalText("token");
        return FormReader.Reading.of(fields, new Form(newPassword, token));
    }

    private Reply reset(Exchange exchange, Form form) {
        return Parameters.optional(
                exchange.query(),
                "token",
                inQuery -> form.token
                        .filter(token -> !token.isEmpty())
                        .or(() -> inQuery.filter(token -> !token.isEmpty()))
                        .map(token -> reset(exchange, Secret.of(token), form.newPassword))
                        .orElseGet(() -> AuthErrors.invalidToken(400)));
    }

    private Reply reset(Exchange exchange, Secret token, Secret newPassword) {
        return switch (resetPassword.handle(new ResetPassword.Command(token, newPassword, exchange.caller()))) {
            case ResetPassword.Reset done -> AuthAnswers.done();
            case ResetPassword.TooShort tooShort -> AuthErrors.passwordTooShort();
            case ResetPassword.TooLong tooLong -> AuthErrors.passwordTooLong();
            case ResetPassword.InvalidToken invalid -> AuthErrors.invalidToken(400);
            case ResetPassword.Busy busy -> AuthErrors.tooManyRequests(busy.retryAfter());
        };
    }
}
