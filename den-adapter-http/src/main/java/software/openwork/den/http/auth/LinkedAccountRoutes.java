package software.openwork.den.http.auth;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.account.AccountChoice;
import software.openwork.den.application.account.ListAccounts;
import software.openwork.den.application.account.SocialUseCases;
import software.openwork.den.application.account.UnlinkAccount;
import software.openwork.den.application.account.UseProviderAccount;
import software.openwork.den.domain.account.AccountTokens;
import software.openwork.den.domain.account.LinkedAccount;
import software.openwork.den.domain.account.ProviderProfile;
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

/** The ways in that a user has, and what they can do with those at providers. */
final class LinkedAccountRoutes {

    private static final String ACCOUNT_ID = "accountId";
    private static final String PROVIDER_ID = "providerId";
    private static final Set<String> CHOICE = Set.of(ACCOUNT_ID, PROVIDER_ID);
    private static final String INVALID = "Invalid input";
    private static final byte[] DONE = Json.object(json -> json.writeBooleanField("status", true));

    private final ListAccounts listAccounts;
    private final UnlinkAccount unlinkAccount;
    private final UseProviderAccount useAccount;
    private final Credentials credentials;

    LinkedAccountRoutes(SocialUseCases useCases, Credentials credentials) {
        this.listAccounts = useCases.listAccounts();
        this.unlinkAccount = useCases.unlinkAccount();
        this.useAccount = useCases.useAccount();
        this.credentials = credentials;
    }

    List<Route> routes() {
        return List.of(
                Route.auth(Method.GET, "list-accounts", new Action.ForCaller(this::list)),
                Route.auth(
                        Method.POST,
                        "unlink-account",
                        new Action.SubmitForCaller<>(LinkedAccountRoutes::readUnlink, this::unlink)),
                Route.auth(Method.POST, "get-access-token", forOwner(this::accessToken)),
                Route.auth(Method.POST, "refresh-token", forOwner(this::refreshToken)),
                Route.auth(Method.GET, "account-info", new Action.Open(this::accountInfo)));
    }

    private static Action forOwner(Action.CallerFormHandler<AccountChoice> handler) {
        return new Action.SubmitForCaller<>(LinkedAccountRoutes::readChoice, handler, AuthErrors::bareUnauthorized);
    }

    /**
     * The row of version 1.7 is looked for first: whoever sends a provider too, as version 1.4 wants, may mean either.
     * A provider alone, which 1.4 took too, is refused as the replaced service refuses it.
     */
    private static FormReader.Reading<AccountChoice> readUnlink(Fields fields) {
        if (!fields.isObject()) {
            return new FormReader.Invalid<>(fields.issues());
        }
        String account = fields.text(ACCOUNT_ID);
        List<AccountChoice> choices = new ArrayList<>();
        choices.add(new AccountChoice.ById(account));
        fields.optionalText(PROVIDER_ID)
                .ifPresent(provider -> choices.add(new AccountChoice.ByProvider(provider, account)));
        return FormReader.Reading.of(fields, new AccountChoice.FirstOf(choices));
    }

    private static FormReader.Reading<AccountChoice> readChoice(Fields fields) {
        JsonNode account = fields.member(ACCOUNT_ID);
        JsonNode provider = fields.member(PROVIDER_ID);
        boolean known = fields.isObject() && fields.names().stream().allMatch(CHOICE::contains);
        if (!known
                || (account == null && provider == null)
                || (account != null && !account.isTextual())
                || (provider != null && !provider.isTextual())) {
            return new FormReader.Invalid<>(List.of(new Fields.Issue("", INVALID)));
        }
        String accountId = account == null ? null : account.textValue();
        return new FormReader.Read<>(
                provider != null
                        ? new AccountChoice.ByProvider(provider.textValue(), accountId)
                        : new AccountChoice.ById(Objects.requireNonNull(accountId)));
    }

    private Reply list(Exchange exchange, SignedIn caller) {
        List<LinkedAccount> accounts = listAccounts.handle(caller.user().id());
        return Reply.authJson(200, Json.bytes(json -> {
            json.writeStartArray();
            for (LinkedAccount account : accounts) {
                json.writeStartObject();
                json.writeStringField(ACCOUNT_ID, account.accountId());
                json.writeStringField(PROVIDER_ID, account.providerId());
                json.writeStringField("userId", account.userId().value());
                Json.time(json, "createdAt", account.createdAt());
                Json.time(json, "updatedAt", account.updatedAt());
                json.writeStringField("id", account.id());
                writeScopes(json, account.tokens());
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }

    private Reply unlink(Exchange exchange, SignedIn caller, AccountChoice choice) {
        return switch (unlinkAccount.handle(caller, choice, exchange.caller())) {
            case UNLINKED -> Reply.authJson(200, DONE);
            case NOT_FRESH -> AuthErrors.sessionNotFresh();
            case LAST_ACCOUNT -> AuthErrors.lastAccount();
            case NOT_FOUND -> AuthErrors.accountNotFound();
        };
    }

    private Reply accessToken(Exchange exchange, SignedIn caller, AccountChoice choice) {
        return answer(useAccount.accessToken(caller.user().id(), choice), Asked.ACCESS_TOKEN, choice);
    }

    private Reply refreshToken(Exchange exchange, SignedIn caller, AccountChoice choice) {
        return answer(useAccount.refreshedToken(caller.user().id(), choice), Asked.REFRESH, choice);
    }

    private Reply accountInfo(Exchange exchange) {
        Optional<String> id = exchange.query().text(ACCOUNT_ID);
        if (id.isEmpty()) {
            return AuthErrors.invalidQuery(List.of(new Fields.Issue("", INVALID)));
        }
        AccountChoice choice = new AccountChoice.ById(id.get());
        return credentials
                .caller(exchange)
                .map(caller -> answer(useAccount.profile(caller.user().id(), choice), Asked.PROFILE, choice))
                .orElseGet(AuthErrors::bareUnauthorized);
    }

    /** What was asked for: the same troubles have different names. */
    private enum Asked {
        ACCESS_TOKEN,
        REFRESH,
        PROFILE
    }

    private static Reply answer(UseProviderAccount.Result result, Asked asked, AccountChoice choice) {
        return switch (result) {
            case UseProviderAccount.Ready ready ->
                asked == Asked.REFRESH ? refreshed(ready.account(), choice) : access(ready.account());
            case UseProviderAccount.Shown shown -> shown(shown);
            case UseProviderAccount.NotFound none -> AuthErrors.accountNotFound();
            case UseProviderAccount.NotSupported(String provider) ->
                asked == Asked.PROFILE ? AuthErrors.providerNotConfigured() : AuthErrors.providerNotSupported(provider);
            case UseProviderAccount.NoToken none ->
                asked == Asked.REFRESH ? AuthErrors.refreshTokenNotFound() : AuthErrors.accessTokenNotFound();
            case UseProviderAccount.NotRefreshed none ->
                asked == Asked.REFRESH ? AuthErrors.notRefreshed() : AuthErrors.noAccessToken();
            case UseProviderAccount.NoProfile none -> AuthErrors.noUserInfo();
        };
    }

    private static Reply access(LinkedAccount account) {
        AccountTokens tokens = account.tokens();
        return Reply.authJson(200, Json.object(json -> {
            writeIfKnown(json, "accessToken", tokens.access());
            if (tokens.accessExpiresAt() != null) {
                Json.time(json, "accessTokenExpiresAt", tokens.accessExpiresAt());
            }
            writeScopes(json, tokens);
            writeIfKnown(json, "idToken", tokens.idToken());
        }));
    }

    /** Each version gets the account's identifier back in its own sense. */
    private static Reply refreshed(LinkedAccount account, AccountChoice choice) {
        AccountTokens tokens = account.tokens();
        boolean byRow = choice instanceof AccountChoice.ById;
        return Reply.authJson(200, Json.object(json -> {
            writeIfKnown(json, "accessToken", tokens.access());
            writeIfKnown(json, "refreshToken", tokens.refresh());
            Json.time(json, "accessTokenExpiresAt", tokens.accessExpiresAt());
            Json.time(json, "refreshTokenExpiresAt", tokens.refreshExpiresAt());
            Json.text(json, "scope", tokens.scopes().isEmpty() ? null : String.join(",", tokens.scopes()));
            Json.text(
                    json,
                    "idToken",
                    tokens.idToken() == null ? null : tokens.idToken().reveal());
            json.writeStringField(PROVIDER_ID, account.providerId());
            json.writeStringField(ACCOUNT_ID, byRow ? account.id() : account.accountId());
        }));
    }

    private static Reply shown(UseProviderAccount.Shown shown) {
        ProviderProfile profile = shown.found().profile();
        LinkedAccount account = shown.account();
        return Reply.authJson(200, Json.object(json -> {
            json.writeObjectFieldStart("user");
            json.writeStringField("name", profile.name());
            Json.text(json, "email", profile.email());
            Json.text(json, "image", profile.image());
            json.writeBooleanField("emailVerified", profile.emailVerified());
            json.writeEndObject();
            json.writeFieldName("data");
            json.writeRawValue(shown.found().claims());
            json.writeObjectFieldStart("account");
            json.writeStringField("id", account.id());
            json.writeStringField(PROVIDER_ID, account.providerId());
            json.writeStringField(ACCOUNT_ID, account.accountId());
            json.writeEndObject();
        }));
    }

    private static void writeScopes(JsonGenerator json, AccountTokens tokens) throws IOException {
        json.writeArrayFieldStart("scopes");
        for (String scope : tokens.scopes()) {
            json.writeString(scope);
        }
        json.writeEndArray();
    }

    private static void writeIfKnown(JsonGenerator json, String name, @Nullable Secret secret) throws IOException {
        if (secret != null) {
            json.writeStringField(name, secret.reveal());
        }
    }
}
