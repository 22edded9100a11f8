package software.openwork.den.http.auth;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.account.UpdateUser;
import software.openwork.den.domain.account.ProfileChange;
import software.openwork.den.domain.account.SignedIn;
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

/** {@code POST /api/auth/update-user}: name and picture; whatever else is sent does nothing. */
final class UpdateUserRoute {

    private final UpdateUser updateUser;
    private final Credentials credentials;
    private final NewSession newSession;

    UpdateUserRoute(UpdateUser updateUser, Credentials credentials, NewSession newSession) {
        this.updateUser = updateUser;
        this.credentials = credentials;
        this.newSession = newSession;
    }

    Route route() {
        return Route.auth(
                Method.POST, "update-user", new Action.SubmitForCaller<>(UpdateUserRoute::read, this::handle));
    }

    private record Form(boolean hasEmail, ProfileChange change) {}

    private static FormReader.Reading<Form> read(Fields fields) {
        if (!fields.isObject()) {
            return new FormReader.Invalid<>(fields.noRecord());
        }
        String name = fields.optionalText("name").orElse(null);
        fields.atMost("name", name, ProfileChange.NAME_MAX);
        ProfileChange change = new ProfileChange(name, image(fields));
        return FormReader.Reading.of(fields, new Form(Json.isTruthy(fields.member("email")), change));
    }

    private static ProfileChange.Image image(Fields fields) {
        @Nullable JsonNode image = fields.member("image");
        if (image != null && image.isNull()) {
            return new ProfileChange.Remove();
        }
        String url = fields.optionalText("image").orElse(null);
        if (url != null && !ProfileChange.fits(url)) {
            fields.report("image", "Too big: expected string to have <=" + ProfileChange.IMAGE_BYTES_MAX + " bytes");
        }
        return url == null ? new ProfileChange.Keep() : new ProfileChange.Replace(url);
    }

    private Reply handle(Exchange exchange, SignedIn caller, Form form) {
        if (form.hasEmail) {
            return AuthErrors.emailCannotBeUpdated();
        }
        if (!updateUser.handle(caller, form.change, exchange.caller())) {
            return AuthErrors.noFieldsToUpdate();
        }
        return AuthAnswers.done()
                .with(newSession.handOverAgain(
                        exchange, credentials, caller.session().token()));
    }
}
