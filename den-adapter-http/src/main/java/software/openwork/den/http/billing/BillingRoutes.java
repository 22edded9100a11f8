package software.openwork.den.http.billing;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.billing.Billing;
import software.openwork.den.application.billing.ShowBilling;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.http.error.ApiErrors;
import software.openwork.den.http.route.Route;
import software.openwork.den.http.wire.Body;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Fields;
import software.openwork.den.http.wire.Json;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.Reply;

/** {@code /v1/workers/billing}. */
public final class BillingRoutes {

    private final ShowBilling showBilling;

    private BillingRoutes(ShowBilling showBilling) {
        this.showBilling = showBilling;
    }

    public static List<Route> of(ShowBilling showBilling) {
        BillingRoutes routes = new BillingRoutes(showBilling);
        return List.of(
                Route.forCaller(Method.GET, "/v1/workers/billing", routes::show),
                Route.forCaller(Method.POST, "/v1/workers/billing/subscription", routes::subscription));
    }

    private Reply show(Exchange exchange, SignedIn caller) {
        Billing billing = showBilling.handle();
        return Reply.json(200, Json.object(json -> write(json, billing)));
    }

    private Reply subscription(Exchange exchange, SignedIn caller) {
        Fields fields = Body.fields(exchange.body());
        fields.flag("cancelAtPeriodEnd", true);
        if (!fields.isValid()) {
            return ApiErrors.invalidRequest(fields.issues());
        }
        Billing billing = showBilling.handle();
        return Reply.json(200, Json.object(json -> {
            json.writeNullField("subscription");
            write(json, billing);
        }));
    }

    private static void write(JsonGenerator json, Billing billing) throws IOException {
        json.writeObjectFieldStart("billing");
        json.writeBooleanField("featureGateEnabled", billing.featureGateEnabled());
        json.writeBooleanField("hasActivePlan", billing.hasActivePlan());
        json.writeBooleanField("checkoutRequired", billing.checkoutRequired());
        json.writeNullField("checkoutUrl");
        json.writeNullField("portalUrl");
        json.writeNullField("price");
        json.writeNullField("subscription");
        json.writeArrayFieldStart("invoices");
        json.writeEndArray();
        writeIfSet(json, "productId", billing.productId());
        writeIfSet(json, "benefitId", billing.benefitId());
        json.writeEndObject();
    }

    private static void writeIfSet(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
