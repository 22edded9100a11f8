package software.openwork.den.http.auth;

import java.util.List;
import java.util.function.Consumer;
import software.openwork.den.http.error.AuthErrors;
import software.openwork.den.http.route.Access;
import software.openwork.den.http.route.Action;
import software.openwork.den.http.route.FormReader;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.wire.Fields;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.Reply;
import software.openwork.den.http.wire.TrustedOrigins;

/** What clients of Better Auth can ask for and Den does not do: they are told so once they have asked correctly. */
final class DisabledRoutes {

    private final TrustedOrigins origins;

    DisabledRoutes(TrustedOrigins origins) {
        this.origins = origins;
    }

    List<Route> routes() {
        return List.of(
                Route.auth(
                        Method.POST,
                        "change-email",
                        new Action.SubmitForCaller<>(
                                reader(fields -> {
                                    fields.email("newEmail");
                                    fields.optionalText("callbackURL");
                                }),
                                (exchange, caller, form) -> AuthErrors.changeEmailDisabled())),
                Route.auth(
                        Method.POST,
                        "delete-user",
                        new Action.SubmitForCaller<>(
                                reader(fields -> {
                                    fields.optionalText("callbackURL");
                                    fields.optionalText("password");
                                    fields.optionalText("token");
                                }),
                                (exchange, caller, form) -> AuthErrors.deleteUserDisabled())),
                Route.auth(
                        Method.GET,
                        "delete-user/callback",
                        new Action.Open(exchange -> Parameters.required(
                                exchange.query(),
                                "token",
                                token -> Parameters.optional(
                                        exchange.query(),
                                        "callbackURL",
                                        url -> url.flatMap(target -> Parameters.refuseUntrusted(origins, target))
                                                .orElseGet(AuthErrors::deleteUserLinkDisabled))))));
    }

    /** Where no mail can be sent. */
    static List<Route> mail() {
        return List.of(
                mail("request-password-reset", "redirectTo", AuthErrors.resetPasswordDisabled()),
                mail("send-verification-email", "callbackURL", AuthErrors.verificationEmailDisabled()));
    }

    private static Route mail(String path, String target, Reply answer) {
        return Route.auth(
                Method.POST,
                path,
                new Action.Submit<>(
                        Access.OPEN,
                        Action.Submit.JSON,
                        reader(fields -> {
                            fields.email("email");
                            fields.optionalText(target);
                        }),
                        (exchange, form) -> answer));
    }

    private static FormReader<Boolean> reader(Consumer<Fields> members) {
        return fields -> {
            if (fields.isObject()) {
                members.accept(fields);
            }
            return FormReader.Reading.of(fields, true);
        };
    }
}
