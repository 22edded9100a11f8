package software.openwork.den.http.auth;

import java.util.Optional;
import software.openwork.den.application.account.SignUp;
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
import software.openwork.den.http.wire.Reply;

/** {@code POST /api/auth/sign-up/email}. */
final class SignUpRoute {

    private final SignUp signUp;
    private final NewSession newSession;

    SignUpRoute(SignUp signUp, NewSession newSession) {
        this.signUp = signUp;
        this.newSession = newSession;
    }

    Route route() {
        return Route.auth(
                Method.POST,
                "sign-up/email",
                new Action.Submit<>(Access.LOGIN, Action.Submit.FORM_OR_JSON, SignUpRoute::read, this::handle));
    }

    private record Form(String name, String email, Secret password, Optional<String> image, boolean remember) {}

    private static FormReader.Reading<Form> read(Fields fields) {
        if (!fields.isObject()) {
            // The form is an object of these fields and of any others besides, and both are asked for.
            fields.reportNoRecord();
            return new FormReader.Invalid<>(fields.issues());
        }
        String name = fields.text("name");
        String email = fields.email("email");
        String password = fields.text("password");
        fields.notEmpty("password", password);
        Optional<String> image = fields.optionalText("image");
        fields.optionalText("callbackURL");
        boolean remember = fields.flag("rememberMe", true);
        return FormReader.Reading.of(fields, new Form(name, email, Secret.of(password), image, remember));
    }

    private Reply handle(Exchange exchange, Form form) {
        SignUp.Command command = new SignUp.Command(
                form.name, form.email, form.password, form.image.orElse(null), form.remember, exchange.caller());
        return switch (signUp.handle(command)) {
            case SignUp.SignedUp done -> signedUp(exchange, done.signedIn(), form.remember);
            case SignUp.PasswordTooShort tooShort -> AuthErrors.passwordTooShort();
            case SignUp.PasswordTooLong tooLong -> AuthErrors.passwordTooLong();
            case SignUp.EmailTaken taken -> AuthErrors.emailTaken();
            case SignUp.NotCreated notCreated -> AuthErrors.notCreated();
            case SignUp.Busy busy -> AuthErrors.tooManyRequests(busy.retryAfter());
        };
    }

    private Reply signedUp(Exchange exchange, SignedIn signedIn, boolean remember) {
        Secret token = signedIn.session().token();
        return Reply.authJson(200, Json.object(json -> {
                    json.writeStringField("token", token.reveal());
                    json.writeFieldName("user");
                    AccountJson.writeUser(json, signedIn.user());
                }))
                .with(newSession.handOver(exchange, token, remember));
    }
}
