package software.openwork.den.http.auth;

import java.util.Optional;
import software.openwork.den.application.account.SignIn;
import software.openwork.den.domain.account.EmailAddress;
import software.openwork.den.domain.account.PasswordPolicy;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.http.error.AuthErrors;
import software.openwork.den.http.route.Access;
import software.openwork.den.http.route.Action;
import software.openwork.den.http.route.FormReader;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Fields;
import software.openwork.den.http.wire.Json;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.PercentCode;
import software.openwork.den.http.wire.Reply;

/** {@code POST /api/auth/sign-in/email}. */
final class SignInRoute {

    private final SignIn signIn;
    private final NewSession newSession;

    SignInRoute(SignIn signIn, NewSession newSession) {
        this.signIn = signIn;
        this.newSession = newSession;
    }

    Route route() {
        return Route.auth(
                Method.POST,
                "sign-in/email",
                new Action.Submit<>(Access.LOGIN, Action.Submit.FORM_OR_JSON, SignInRoute::read, this::handle));
    }

    private record Form(String email, Secret password, Optional<String> callbackUrl, boolean remember) {}

    private static FormReader.Reading<Form> read(Fields fields) {
        if (!fields.isObject()) {
            return new FormReader.Invalid<>(fields.issues());
        }
        String email = fields.text("email");
        String password = fields.text("password");
        Optional<String> callbackUrl = fields.optionalText("callbackURL");
        boolean remember = fields.flag("rememberMe", true);
        return FormReader.Reading.of(fields, new Form(email, Secret.of(password), callbackUrl, remember));
    }

    private Reply handle(Exchange exchange, Form form) {
        if (!EmailAddress.isValid(form.email)) {
            return AuthErrors.invalidEmail();
        }
        if (PasswordPolicy.judge(form.password) == PasswordPolicy.TOO_LONG) {
            return AuthErrors.passwordTooLong();
        }
        SignIn.Command command = new SignIn.Command(form.email, form.password, form.remember, exchange.caller());
        return switch (signIn.handle(command)) {
            case SignIn.Opened opened -> signedIn(exchange, opened.signedIn(), form);
            case SignIn.InvalidCredentials invalid -> AuthErrors.invalidCredentials();
            case SignIn.TooManyTries tries -> AuthErrors.tooManyRequests(tries.retryAfter());
        };
    }

    private Reply signedIn(Exchange exchange, SignedIn signedIn, Form form) {
        Secret token = signedIn.session().token();
        Optional<String> target = form.callbackUrl.filter(url -> !url.isEmpty());
        Reply reply = Reply.authJson(200, Json.object(json -> {
                    json.writeBooleanField("redirect", target.isPresent());
                    json.writeStringField("token", token.reveal());
                    if (form.callbackUrl.isPresent()) {
                        json.writeStringField("url", form.callbackUrl.get());
                    }
                    json.writeFieldName("user");
                    AccountJson.writeUser(json, signedIn.user());
                }))
                .with(newSession.handOver(exchange, token, form.remember));
        return target.map(url -> reply.with("Location", PercentCode.headerSafe(url)))
                .orElse(reply);
    }
}
