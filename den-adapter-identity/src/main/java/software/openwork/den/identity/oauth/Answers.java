package software.openwork.den.identity.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.ProviderFault;

/** What every answer of a provider has in common. */
final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Pattern ERROR_CODE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private Answers() {}

    /** The JSON of a good answer; a fault for every other. */
    static JsonNode json(int status, @Nullable String body) {
        if (status >= 500 || status == 429 || status == 408) {
            throw new ProviderFaultException(ProviderFault.unavailable("HTTP " + status));
        }
        Optional<JsonNode> json = parse(body);
        if (status >= 400) {
            throw new ProviderFaultException(
                    ProviderFault.refused(json.flatMap(Answers::error).orElse("HTTP " + status)));
        }
        if (status < 200 || status >= 300) {
            throw new ProviderFaultException(ProviderFault.unusable("HTTP " + status));
        }
        return json.orElseThrow(() -> new ProviderFaultException(ProviderFault.unusable("no JSON")));
    }

    static Optional<JsonNode> parse(@Nullable String text) {
        try {
            // of an empty text it makes a missing node
            return text == null
                    ? Optional.empty()
                    : Optional.of(JSON.readTree(text)).filter(json -> !json.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The error code of an answer that has one; other words of the provider are not repeated. */
    static Optional<String> error(JsonNode json) {
        JsonNode error = json.path("error");
        if (error.isMissingNode() || error.isNull()) {
            return Optional.empty();
        }
        return Optional.of(ERROR_CODE.matcher(error.asText()).matches() ? error.asText() : "unknown error");
    }

    /** A text that is there and not empty. */
    static Optional<String> text(JsonNode json, String name) {
        return Optional.ofNullable(json.path(name).textValue()).filter(text -> !text.isEmpty());
    }
}
