package software.openwork.den.http.auth;

import java.util.List;
import software.openwork.den.http.HttpUseCases;
import software.openwork.den.http.route.Access;
import software.openwork.den.http.route.Action;
import software.openwork.den.http.route.FormReader;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Json;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.Reply;

/**
 * {@code POST /api/auth/request-password-reset} and {@code send-verification-email}. The answers, in the words of Better
 * Auth, are the same whoever has the address, and come before anybody looks.
 */
final class MailRoutes {

    private static final byte[] ON_ITS_WAY = Json.object(json -> {
        json.writeBooleanField("status", true);
        json.writeStringField("message", "If this email exists in our system, check your email for the reset link");
    });

    private final HttpUseCases.Mails mails;

    MailRoutes(HttpUseCases.Mails mails) {
        this.mails = mails;
    }

    List<Route> routes() {
        return List.of(
                Route.auth(
                        Method.POST,
                        "request-password-reset",
                        new Action.Submit<>(
                                Access.OPEN, Action.Submit.JSON, reader("redirectTo"), this::requestPasswordReset)),
                Route.auth(
                        Method.POST,
                        "send-verification-email",
                        new Action.Submit<>(
                                Access.OPEN, Action.Submit.JSON, reader("callbackURL"), this::sendVerificationEmail)));
    }

    private record Form(String email, String target) {}

    /** What the target may be is checked for all routes before. */
    private static FormReader<Form> reader(String target) {
        return fields -> fields.isObject()
                ? FormReader.Reading.of(
                        fields,
                        new Form(
                                fields.email("email"),
                                fields.optionalText(target).orElse("")))
                : new FormReader.Invalid<>(fields.issues());
    }

    private Reply requestPasswordReset(Exchange exchange, Form form) {
        mails.requestPasswordReset().handle(form.email, form.target, exchange.caller());
        return Reply.authJson(200, ON_ITS_WAY);
    }

    private Reply sendVerificationEmail(Exchange exchange, Form form) {
        mails.sendVerificationEmail().handle(form.email, form.target);
        return AuthAnswers.done();
    }
}
