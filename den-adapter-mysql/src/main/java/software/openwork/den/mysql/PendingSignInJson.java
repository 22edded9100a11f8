package software.openwork.den.mysql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.PendingSignIn;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.secret.Secret;

/**
 * The value of a row, as the replaced service writes it: an object of what the client wants kept, and of members with
 * names of the service. Den adds {@code denProvider}, and {@code link.sessionId} where the service has the encrypted
 * token of the session.
 */
final class PendingSignInJson {

    private static final String CALLBACK_URL = "callbackURL";
    private static final String CODE_VERIFIER = "codeVerifier";
    private static final String ERROR_URL = "errorURL";
    private static final String NEW_USER_URL = "newUserURL";
    private static final String LINK = "link";
    private static final String EXPIRES_AT = "expiresAt";
    private static final String REQUEST_SIGN_UP = "requestSignUp";
    private static final String STATE = "oauthState";
    private static final String PROVIDER = "denProvider";
    private static final String USER_ID = "userId";
    private static final String EMAIL = "email";
    private static final String SESSION_ID = "sessionId";

    private static final List<String> OWN = List.of(
            CALLBACK_URL, CODE_VERIFIER, ERROR_URL, NEW_USER_URL, LINK, EXPIRES_AT, REQUEST_SIGN_UP, STATE, PROVIDER);

    private PendingSignInJson() {}

    /** What a client wants kept never stands for what only the server knows. */
    static String write(PendingSignIn pending) {
        ObjectNode value = Json.object(pending.additionalData()).orElseGet(Json::newObject);
        value.remove(OWN);
        putText(value, CALLBACK_URL, pending.callbackUrl());
        value.put(CODE_VERIFIER, pending.codeVerifier().reveal());
        putText(value, ERROR_URL, pending.errorUrl());
        putText(value, NEW_USER_URL, pending.newUserUrl());
        PendingSignIn.Link link = pending.link();
        if (link != null) {
            ObjectNode object = value.putObject(LINK);
            object.put(USER_ID, link.userId().value());
            object.put(EMAIL, link.email());
            putText(object, SESSION_ID, link.sessionId());
        }
        value.put(EXPIRES_AT, pending.expiresAt().toEpochMilli());
        if (pending.requestSignUp()) {
            value.put(REQUEST_SIGN_UP, true);
        }
        value.put(STATE, pending.state());
        putText(value, PROVIDER, pending.provider());
        return value.toString();
    }

    /** Empty for what is no sign-in under this state. */
    static Optional<PendingSignIn> read(String state, String text, Instant rowExpiresAt) {
        return Json.object(text)
                .filter(value -> value.path(CODE_VERIFIER).isTextual())
                .filter(value -> value.path(EXPIRES_AT).isNumber())
                .filter(value -> state.equals(value.path(STATE).asText(state)))
                .filter(value -> !value.has(LINK) || link(value.path(LINK)) != null)
                .map(value -> pending(state, value, rowExpiresAt));
    }

    private static PendingSignIn pending(String state, ObjectNode value, Instant rowExpiresAt) {
        Instant end = Instant.ofEpochMilli(value.path(EXPIRES_AT).asLong());
        PendingSignIn.Link link = link(value.path(LINK));
        ObjectNode rest = value.deepCopy();
        rest.remove(OWN);
        return new PendingSignIn(
                state,
                text(value, PROVIDER),
                Secret.of(value.path(CODE_VERIFIER).textValue()),
                text(value, CALLBACK_URL),
                text(value, ERROR_URL),
                text(value, NEW_USER_URL),
                value.path(REQUEST_SIGN_UP).asBoolean(),
                link,
                rest.toString(),
                end.isBefore(rowExpiresAt) ? end : rowExpiresAt);
    }

    private static PendingSignIn.@Nullable Link link(JsonNode link) {
        String user = text(link, USER_ID);
        String email = text(link, EMAIL);
        return user == null || email == null
                ? null
                : new PendingSignIn.Link(new UserId(user), email, text(link, SESSION_ID));
    }

    private static void putText(ObjectNode object, String name, @Nullable String text) {
        if (text != null) {
            object.put(name, text);
        }
    }

    /** Null for the empty text too. */
    private static @Nullable String text(JsonNode object, String name) {
        String text = object.path(name).textValue();
        return text == null || text.isEmpty() ? null : text;
    }
}
