package software.openwork.den.vercel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import software.openwork.den.domain.diagnosis.Symptom;
import software.openwork.den.domain.diagnosis.Symptom.Part;
import software.openwork.den.vendor.Json;
import software.openwork.den.vendor.VendorReply;

/** What Vercel says of our token and our zone. */
final class ZoneExamination {

    private ZoneExamination() {}

    static Symptom of(VendorReply reply, String zone) {
        return switch (reply) {
            case VendorReply.Answer answer -> of(answer, zone);
            case VendorReply.Limited limited -> new Symptom.Unclear(limited.reason());
            case VendorReply.NotSent unsent -> new Symptom.Wrong(Part.ADDRESS, unsent.reason());
            case VendorReply.NoAnswer silent -> new Symptom.Wrong(Part.ADDRESS, silent.reason());
        };
    }

    private static Symptom of(VendorReply.Answer answer, String zone) {
        JsonNode body = Json.read(answer.body());
        if (answer.succeeded() && body.path("records").isArray()) {
            return new Symptom.Sound("the token reads the zone " + zone);
        }
        JsonNode error = body.path("error");
        if (answer.status() == 401 || error.path("invalidToken").asBoolean()) {
            return new Symptom.Wrong(Part.KEY, "Vercel does not accept the token (HTTP " + answer.status() + ")");
        }
        if (answer.status() == 403) {
            return new Symptom.Wrong(
                    List.of(Part.KEY, Part.TEAM),
                    "Vercel does not accept the token, or the token is not one of that team (HTTP 403)");
        }
        if (answer.missing() && error.isObject()) {
            return new Symptom.Wrong(
                    List.of(Part.ZONE, Part.TEAM), "the team of the token has no zone " + zone + " (HTTP 404)");
        }
        return answer.broken()
                ? new Symptom.Unclear(answer.reason())
                : new Symptom.Wrong(Part.ADDRESS, "that is not Vercel's API: " + answer.reason());
    }
}
