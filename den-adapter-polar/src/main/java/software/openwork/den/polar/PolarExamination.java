package software.openwork.den.polar;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import software.openwork.den.domain.diagnosis.Symptom;
import software.openwork.den.domain.diagnosis.Symptom.Part;
import software.openwork.den.vendor.Json;
import software.openwork.den.vendor.VendorReply;

/** What Polar says of our token, our product and what that gives. */
final class PolarExamination {

    private final PolarApi api;
    private final String productId;
    private final String benefitId;

    PolarExamination(PolarApi api, String productId, String benefitId) {
        this.api = api;
        this.productId = productId;
        this.benefitId = benefitId;
    }

    Symptom look(Patience patience) {
        return switch (api.get("/v1/products/" + Json.encode(productId), patience)) {
            case VendorReply.Answer answer -> answered(answer);
            case VendorReply.Limited limited -> new Symptom.Unclear(limited.reason());
            case VendorReply.NotSent unsent -> new Symptom.Wrong(Part.ADDRESS, unsent.reason());
            case VendorReply.NoAnswer silent -> new Symptom.Wrong(Part.ADDRESS, silent.reason());
        };
    }

    private Symptom answered(VendorReply.Answer answer) {
        JsonNode body = Json.read(answer.body());
        if (answer.succeeded()) {
            return product(body);
        }
        if (answer.status() == 401) {
            return new Symptom.Wrong(
                    Part.KEY, "Polar does not accept the token (HTTP 401): the sandbox has tokens of its own");
        }
        if (answer.status() == 403) {
            return new Symptom.Wrong(Part.KEY, "the token may not read products (HTTP 403)");
        }
        if (answer.status() == 422) {
            return new Symptom.Wrong(Part.PRODUCT, "is not the id of a product (HTTP 422)");
        }
        if (answer.missing()) {
            return PolarApi.isNotFound(answer)
                    ? new Symptom.Wrong(Part.PRODUCT, "the organisation of the token has no such product (HTTP 404)")
                    : new Symptom.Wrong(Part.VERSION, "Polar does not serve that version of its API (HTTP 404)");
        }
        return answer.broken()
                ? new Symptom.Unclear(answer.reason())
                : new Symptom.Wrong(Part.ADDRESS, "that is not Polar's API: " + answer.reason());
    }

    private Symptom product(JsonNode product) {
        if (!productId.equals(product.path("id").asText())) {
            return new Symptom.Wrong(Part.ADDRESS, "that is not Polar's API: it has no products");
        }
        String name = Json.line(product.path("name").asText());
        if (product.path("is_archived").asBoolean()) {
            return new Symptom.Wrong(Part.PRODUCT, "the product " + name + " is archived: nobody can buy it");
        }
        return StreamSupport.stream(product.path("benefits").spliterator(), false)
                        .anyMatch(benefit -> benefitId.equals(benefit.path("id").asText()))
                ? new Symptom.Sound("the product " + name + " is on sale and gives the benefit")
                : new Symptom.Wrong(Part.BENEFIT, "the product " + name + " does not give that benefit");
    }
}
