package software.openwork.den.polar;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.billing.VendorAnswer;
import software.openwork.den.vendor.Json;
import software.openwork.den.vendor.VendorApi;
import software.openwork.den.vendor.VendorReply;
import software.openwork.den.vendor.VendorRequest;

/**
 * Asks Polar, and makes sense of the answer. Errors come in three shapes ({@code error} with {@code detail}, a list of
 * {@code detail}, {@code error} with {@code error_description}) and in none at all: status and, for a 404, the word
 * {@code ResourceNotFound} decide. A version that Polar does not serve (any more) gets a 404 too.
 */
final class PolarApi {

    static final String VERSION_HEADER = "Polar-Version";

    /** All of Polar has one limit. */
    private static final String BUCKET = "polar";

    private final VendorApi api;
    private final String version;

    PolarApi(VendorApi api, String version) {
        this.api = api;
        this.version = version;
    }

    VendorReply get(String path, Patience patience) {
        return api.send(new VendorRequest("GET", path, null, true, BUCKET), patience.left());
    }

    /** Something that is the same after a repeat. */
    VendorReply repeat(String method, String path, JsonNode body, Patience patience) {
        return api.send(new VendorRequest(method, path, body.toString(), true, BUCKET), patience.left());
    }

    /** Something that a repeat would do twice. */
    VendorReply once(String method, String path, JsonNode body, Patience patience) {
        return api.send(new VendorRequest(method, path, body.toString(), false, BUCKET), patience.left());
    }

    /**
     * What an answer says.
     *
     * @param reader empty for JSON that is not what was asked for
     */
    <T> VendorAnswer<T> read(VendorReply reply, Function<JsonNode, Optional<T>> reader) {
        return switch (reply) {
            case VendorReply.Answer answer -> read(answer, reader);
            case VendorReply.Limited limited -> new VendorAnswer.Unavailable<>(limited.reason(), limited.retryAfter());
            case VendorReply.NotSent unsent -> new VendorAnswer.Unavailable<>(unsent.reason(), unsent.retryAfter());
            case VendorReply.NoAnswer silent -> new VendorAnswer.Unavailable<>(silent.reason(), null);
        };
    }

    private <T> VendorAnswer<T> read(VendorReply.Answer answer, Function<JsonNode, Optional<T>> reader) {
        String spoken = answer.headers().firstValue(VERSION_HEADER).orElse(version);
        if (!spoken.equals(version)) {
            return unavailable(answer, "answered in version " + Json.line(spoken) + ", not " + version);
        }
        if (answer.succeeded()) {
            return reader.apply(Json.read(answer.body()))
                    .<VendorAnswer<T>>map(VendorAnswer.Given::new)
                    .orElseGet(() -> unavailable(answer, "the answer makes no sense"));
        }
        return switch (answer.status()) {
            case 400, 402, 403, 409, 422 -> new VendorAnswer.Rejected<>(reason(answer));
            case 404 ->
                isNotFound(answer)
                        ? new VendorAnswer.Missing<>()
                        : unavailable(answer, "is version " + version + " still served?");
            default -> unavailable(answer, null);
        };
    }

    /** Older servers said {@code type}. */
    static boolean isNotFound(VendorReply.Answer answer) {
        JsonNode body = Json.read(answer.body());
        return "ResourceNotFound".equals(body.path("error").asText())
                || "ResourceNotFound".equals(body.path("type").asText());
    }

    private static <T> VendorAnswer<T> unavailable(VendorReply.Answer answer, @Nullable String why) {
        String reason = reason(answer);
        return new VendorAnswer.Unavailable<>(why == null ? reason : reason + "; " + why, pause(answer));
    }

    private static @Nullable Duration pause(VendorReply.Answer answer) {
        return answer.retryAfter();
    }

    /** Request, status and what Polar says, for operators. */
    static String reason(VendorReply.Answer answer) {
        JsonNode body = Json.read(answer.body());
        return Json.text(body.path("error_description"))
                .or(() -> Json.text(body.path("detail")))
                .or(() -> Json.text(body.path("detail").path(0).path("msg")))
                .or(() -> Json.text(body.path("error")))
                .map(words -> answer.reason() + ", " + Json.line(words))
                .orElse(answer.reason());
    }
}
