package software.openwork.den.render;

import static software.openwork.den.vendor.VendorRequest.get;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.openwork.den.domain.diagnosis.Examination;
import software.openwork.den.domain.diagnosis.Symptom;
import software.openwork.den.domain.diagnosis.Symptom.Part;
import software.openwork.den.vendor.Json;
import software.openwork.den.vendor.VendorApi;
import software.openwork.den.vendor.VendorReply;

/** What Render says of our key, our workspace and our region. */
final class RenderExamination {

    /** Those of Render's document; a new one is no mistake, but a word that Render must know. */
    private static final Set<String> REGIONS = Set.of("frankfurt", "oregon", "ohio", "singapore", "virginia");

    private final VendorApi api;
    private final String ownerId;
    private final String region;

    RenderExamination(VendorApi api, String ownerId, String region) {
        this.api = api;
        this.ownerId = ownerId;
        this.region = region;
    }

    Examination look() {
        List<Symptom> symptoms = new ArrayList<>(List.of(workspace()));
        if (!REGIONS.contains(region)) {
            symptoms.add(new Symptom.Wrong(
                    Part.REGION,
                    "Render is not known to have such a region; it has "
                            + String.join(", ", REGIONS.stream().sorted().toList())));
        }
        return new Examination(symptoms, api.vendorTime().orElse(null));
    }

    private Symptom workspace() {
        return switch (api.send(get("/owners/" + Json.encode(ownerId)))) {
            case VendorReply.Answer answer -> workspace(answer);
            case VendorReply.Limited limited -> new Symptom.Unclear(limited.reason());
            case VendorReply.NotSent unsent -> new Symptom.Wrong(Part.ADDRESS, unsent.reason());
            case VendorReply.NoAnswer silent -> new Symptom.Wrong(Part.ADDRESS, silent.reason());
        };
    }

    private static Symptom workspace(VendorReply.Answer answer) {
        JsonNode body = Json.read(answer.body());
        if (answer.succeeded() && Json.text(body.path("id")).isPresent()) {
            return new Symptom.Sound("the key opens the workspace "
                    + Json.line(Json.text(body.path("name")).orElse("without a name")));
        }
        if (answer.status() == 401 || answer.status() == 403) {
            return new Symptom.Wrong(Part.KEY, "Render does not accept the key (HTTP " + answer.status() + ")");
        }
        if (answer.missing() && body.isObject()) {
            return new Symptom.Wrong(Part.WORKSPACE, "the key opens no workspace of that id");
        }
        return answer.broken()
                ? new Symptom.Unclear(answer.reason())
                : new Symptom.Wrong(Part.ADDRESS, "that is not Render's API: " + answer.reason());
    }
}
