package software.openwork.den.http.auth;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.account.SignInWithIdToken;
import software.openwork.den.application.account.SocialUseCases;
import software.openwork.den.application.account.StartSocialSignIn;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.http.error.AuthErrors;
import software.openwork.den.http.route.Access;
import software.openwork.den.http.route.Action;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.session.StateCookie;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Json;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.PercentCode;
import software.openwork.den.http.wire.Reply;

/** {@code POST sign-in/social} and {@code POST link-social}. */
final class SocialRoutes {

    /** The last moment that the database can hold, in milliseconds. */
    private static final long LAST = Instant.parse("2038-01-01T00:00:00Z").toEpochMilli();

    private final StartSocialSignIn start;
    private final SignInWithIdToken withIdToken;
    private final NewSession newSession;
    private final StateCookie stateCookie;
    private final String baseUrl;

    SocialRoutes(SocialUseCases useCases, NewSession newSession, StateCookie stateCookie, URI baseUrl) {
        this.start = useCases.start();
        this.withIdToken = useCases.idToken();
        this.newSession = newSession;
        this.stateCookie = stateCookie;
        this.baseUrl = baseUrl.toString();
    }

    List<Route> routes() {
        return List.of(
                Route.auth(
                        Method.POST,
                        "sign-in/social",
                        new Action.Submit<>(Access.OPEN, Action.Submit.JSON, SocialForm::read, this::signIn)),
                Route.auth(Method.POST, "link-social", new Action.SubmitForCaller<>(SocialForm::read, this::link)));
    }

    private Reply signIn(Exchange exchange, SocialForm form) {
        SocialForm.IdToken idToken = form.idToken();
        return idToken == null ? start(form, null) : signIn(exchange, form, idToken);
    }

    private Reply link(Exchange exchange, SignedIn caller, SocialForm form) {
        return start(form, caller);
    }

    private Reply start(SocialForm form, @Nullable SignedIn linkTo) {
        StartSocialSignIn.Command command = new StartSocialSignIn.Command(
                form.provider(),
                form.callbackUrl().orElse(baseUrl),
                form.errorUrl().orElse(null),
                linkTo == null ? form.newUserUrl().orElse(null) : null,
                form.scopes(),
                form.loginHint().orElse(null),
                form.parameters(),
                form.additionalData(),
                form.requestSignUp(),
                linkTo);
        return switch (start.handle(command)) {
            case StartSocialSignIn.UnknownProvider unknown -> AuthErrors.providerNotFound();
            case StartSocialSignIn.TooLong tooLong -> AuthErrors.tooLong();
            case StartSocialSignIn.Started started -> {
                Reply reply = Reply.authJson(200, Json.object(json -> {
                            json.writeStringField("url", started.url());
                            json.writeBooleanField("redirect", form.redirect());
                        }))
                        .with(List.of(stateCookie.set(started.state())));
                yield form.redirect() ? reply.with("Location", PercentCode.headerSafe(started.url())) : reply;
            }
        };
    }

    private Reply signIn(Exchange exchange, SocialForm form, SocialForm.IdToken idToken) {
        SignInWithIdToken.Command command = new SignInWithIdToken.Command(
                form.provider(),
                idToken.token(),
                idToken.nonce().orElse(null),
                secret(idToken.access()),
                secret(idToken.refresh()),
                instant(idToken.expiresAt()),
                exchange.caller());
        return switch (withIdToken.handle(command)) {
            case SignInWithIdToken.UnknownProvider unknown -> AuthErrors.providerNotFound();
            case SignInWithIdToken.NotSupported notSupported -> AuthErrors.idTokenNotSupported();
            case SignInWithIdToken.NotGenuine notGenuine -> AuthErrors.invalidToken();
            case SignInWithIdToken.NoEmail noEmail -> AuthErrors.userEmailNotFound();
            case SignInWithIdToken.NotLinked notLinked -> AuthErrors.oauthLink("account not linked");
            case SignInWithIdToken.NotCreated notCreated -> AuthErrors.oauthLink("unable to create user");
            case SignInWithIdToken.Opened opened -> signedIn(exchange, opened.signedIn());
        };
    }

    private Reply signedIn(Exchange exchange, SignedIn signedIn) {
        Secret token = signedIn.session().token();
        return Reply.authJson(200, Json.object(json -> {
                    json.writeBooleanField("redirect", false);
                    json.writeStringField("token", token.reveal());
                    json.writeFieldName("user");
                    AccountJson.writeUser(json, signedIn.user());
                }))
                .with(newSession.handOver(exchange, token, true));
    }

    private static @Nullable Secret secret(Optional<String> text) {
        return text.filter(some -> !some.isEmpty()).map(Secret::of).orElse(null);
    }

    /** Null for what no token can mean. */
    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null || millis <= 0 || millis > LAST ? null : Instant.ofEpochMilli(millis);
    }
}
