package software.openwork.den.http.auth;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.AuthorizationRequest;
import software.openwork.den.domain.account.PendingSignIn;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.http.route.FormReader;
import software.openwork.den.http.wire.Fields;
import software.openwork.den.http.wire.Texts;

/**
 * What is sent to start at a provider.
 *
 * @param provider its identifier, any text
 * @param callbackUrl empty for none
 * @param errorUrl empty for none
 * @param newUserUrl empty for none
 * @param redirect whether the client is to be sent there
 * @param idToken null unless the client has been there already
 * @param scopes further scopes
 * @param loginHint empty for none
 * @param requestSignUp kept with the state
 * @param additionalData kept with the state: the text of a JSON object
 * @param parameters for the provider's page
 */
record SocialForm(
        String provider,
        Optional<String> callbackUrl,
        Optional<String> errorUrl,
        Optional<String> newUserUrl,
        boolean redirect,
        @Nullable IdToken idToken,
        List<String> scopes,
        Optional<String> loginHint,
        boolean requestSignUp,
        String additionalData,
        Map<String, String> parameters) {

    private static final String EXPECTED = "Invalid input: expected ";
    private static final int LONGEST_URL = 2_000;

    /**
     * What the client got from the provider itself.
     *
     * @param token the ID token
     * @param nonce empty for none
     * @param access empty for none
     * @param refresh empty for none
     * @param expiresAt end of the access token in milliseconds since 1970, null for none
     */
    record IdToken(
            Secret token,
            Optional<String> nonce,
            Optional<String> access,
            Optional<String> refresh,
            @Nullable Long expiresAt) {}

    static FormReader.Reading<SocialForm> read(Fields fields) {
        if (!fields.isObject()) {
            return new FormReader.Invalid<>(fields.issues());
        }
        Optional<String> callbackUrl = url(fields, "callbackURL");
        Optional<String> newUserUrl = url(fields, "newUserCallbackURL");
        Optional<String> errorUrl = url(fields, "errorCallbackURL");
        JsonNode provider = fields.member("provider");
        if (provider == null || !provider.isTextual()) {
            fields.report("provider", "Invalid input");
        }
        boolean redirect = !fields.flag("disableRedirect", false);
        IdToken idToken = idToken(fields);
        SocialForm form = new SocialForm(
                provider == null ? "" : provider.asText(),
                callbackUrl,
                errorUrl,
                newUserUrl,
                redirect,
                idToken,
                scopes(fields),
                fields.optionalText("loginHint"),
                fields.flag("requestSignUp", false),
                data(fields),
                parameters(fields));
        return FormReader.Reading.of(fields, form);
    }

    private static Optional<String> url(Fields fields, String name) {
        Optional<String> url = fields.optionalText(name);
        fields.atMost(name, url.orElse(null), LONGEST_URL);
        return url.filter(text -> !text.isEmpty());
    }

    private static @Nullable IdToken idToken(Fields fields) {
        JsonNode value = fields.member("idToken");
        if (value == null) {
            return null;
        }
        Fields inner = Fields.of(value);
        String token = inner.isObject() ? inner.text("token") : "";
        IdToken idToken = new IdToken(
                Secret.of(token),
                inner.optionalText("nonce"),
                inner.optionalText("accessToken"),
                inner.optionalText("refreshToken"),
                expiry(inner));
        inner.issues()
                .forEach(issue -> fields.report(
                        issue.field().isEmpty() ? "idToken" : "idToken." + issue.field(), issue.message()));
        return idToken;
    }

    private static @Nullable Long expiry(Fields inner) {
        JsonNode end = inner.member("expiresAt");
        if (end == null) {
            return null;
        }
        if (!end.isNumber()) {
            inner.report("expiresAt", EXPECTED + "number, received " + Fields.kind(end));
        }
        return end.asLong();
    }

    private static List<String> scopes(Fields fields) {
        JsonNode value = fields.member("scopes");
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            fields.report("scopes", EXPECTED + "array, received " + Fields.kind(value));
        }
        List<String> scopes = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            scopes.add(text(fields, "scopes." + i, value.get(i)));
        }
        return scopes;
    }

    private static String data(Fields fields) {
        JsonNode value = fields.member("additionalData");
        if (value != null && !value.isObject()) {
            fields.report("additionalData", EXPECTED + "record, received " + Fields.kind(value));
        }
        return value == null ? PendingSignIn.NO_DATA : value.toString();
    }

    private static Map<String, String> parameters(Fields fields) {
        Map<String, String> parameters = new LinkedHashMap<>();
        JsonNode value = fields.member("additionalParams");
        if (value == null) {
            return parameters;
        }
        if (!value.isObject()) {
            fields.report("additionalParams", EXPECTED + "record, received " + Fields.kind(value));
        }
        value.properties()
                .forEach(each -> parameters.put(
                        each.getKey(), text(fields, "additionalParams." + each.getKey(), each.getValue())));
        if (parameters.keySet().stream().anyMatch(AuthorizationRequest.RESERVED::contains)) {
            fields.report(
                    "additionalParams",
                    "additionalParams cannot include reserved OAuth parameters: "
                            + String.join(", ", AuthorizationRequest.RESERVED));
        }
        return parameters;
    }

    private static String text(Fields fields, String name, JsonNode value) {
        if (!value.isTextual()) {
            fields.report(name, EXPECTED + "string, received " + Fields.kind(value));
        } else if (!Texts.isWellFormed(value.textValue())) {
            fields.report(name, "Invalid string: must be well-formed Unicode");
        }
        return value.asText();
    }
}
