package software.openwork.den.http.auth;

import java.util.Optional;
import software.openwork.den.application.account.VerifyEmail;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.http.error.AuthErrors;
import software.openwork.den.http.route.Action;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Json;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.PercentCode;
import software.openwork.den.http.wire.Reply;
import software.openwork.den.http.wire.Targets;
import software.openwork.den.http.wire.TrustedOrigins;

/** {@code GET /api/auth/verify-email}: the link that came by mail. */
final class VerifyEmailRoute {

    private static final byte[] VERIFIED = Json.object(json -> {
        json.writeBooleanField("status", true);
        json.writeNullField("user");
    });

    private final VerifyEmail verifyEmail;
    private final TrustedOrigins origins;

    VerifyEmailRoute(VerifyEmail verifyEmail, TrustedOrigins origins) {
        this.verifyEmail = verifyEmail;
        this.origins = origins;
    }

    Route route() {
        return Route.auth(Method.GET, "verify-email", new Action.Open(this::handle));
    }

    private Reply handle(Exchange exchange) {
        return Parameters.required(
                exchange.query(),
                "token",
                token -> Parameters.optional(
                        exchange.query(),
                        "callbackURL",
                        url -> url.flatMap(target -> Parameters.refuseUntrusted(origins, target))
                                .orElseGet(() -> verify(exchange, token, url.filter(target -> !target.isEmpty())))));
    }

    private Reply verify(Exchange exchange, String token, Optional<String> callbackUrl) {
        return switch (verifyEmail.handle(Secret.of(token), exchange.caller())) {
            case VERIFIED -> callbackUrl.map(VerifyEmailRoute::redirect).orElseGet(() -> Reply.authJson(200, VERIFIED));
            case INVALID -> refuse(callbackUrl, "INVALID_TOKEN", AuthErrors.invalidToken(401));
            case EXPIRED -> refuse(callbackUrl, "TOKEN_EXPIRED", AuthErrors.tokenExpired());
            case UNKNOWN_USER -> refuse(callbackUrl, "USER_NOT_FOUND", AuthErrors.userNotFound());
        };
    }

    private static Reply refuse(Optional<String> callbackUrl, String code, Reply otherwise) {
        return callbackUrl
                .map(url -> redirect(Targets.with(url, "error", code)))
                .orElse(otherwise);
    }

    private static Reply redirect(String url) {
        return AuthAnswers.redirect(PercentCode.headerSafe(url));
    }
}
