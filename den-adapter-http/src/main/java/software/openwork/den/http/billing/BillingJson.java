package software.openwork.den.http.billing;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.billing.Billing;
import software.openwork.den.application.billing.ExplainBilling;
import software.openwork.den.domain.billing.Invoice;
import software.openwork.den.domain.billing.Price;
import software.openwork.den.domain.billing.Subscription;
import software.openwork.den.http.wire.Json;

/** Writes what is told about paying. */
final class BillingJson {

    private BillingJson() {}

    static void billing(JsonGenerator json, Billing billing) throws IOException {
        json.writeObjectFieldStart("billing");
        json.writeBooleanField("featureGateEnabled", billing.featureGateEnabled());
        json.writeBooleanField("hasActivePlan", billing.hasActivePlan());
        json.writeBooleanField("checkoutRequired", billing.checkoutRequired());
        url(json, "checkoutUrl", billing.checkoutUrl());
        url(json, "portalUrl", billing.portalUrl());
        price(json, billing.price());
        subscription(json, billing.subscription());
        json.writeArrayFieldStart("invoices");
        for (Invoice invoice : billing.invoices()) {
            invoice(json, invoice);
        }
        json.writeEndArray();
        writeIfSet(json, "productId", billing.productId());
        writeIfSet(json, "benefitId", billing.benefitId());
        json.writeEndObject();
    }

    static void subscription(JsonGenerator json, @Nullable Subscription subscription) throws IOException {
        if (subscription == null) {
            json.writeNullField("subscription");
            return;
        }
        json.writeObjectFieldStart("subscription");
        json.writeStringField("id", subscription.id());
        json.writeStringField("status", subscription.status());
        priceMembers(json, subscription.price());
        Json.text(json, "currentPeriodStart", subscription.currentPeriodStart());
        Json.text(json, "currentPeriodEnd", subscription.currentPeriodEnd());
        json.writeBooleanField("cancelAtPeriodEnd", subscription.cancelAtPeriodEnd());
        Json.text(json, "canceledAt", subscription.canceledAt());
        Json.text(json, "endedAt", subscription.endedAt());
        json.writeEndObject();
    }

    static void explanation(JsonGenerator json, ExplainBilling.Explanation told) throws IOException {
        json.writeStringField("decision", told.decision());
        json.writeStringField("reason", told.reason());
        json.writeStringField("rule", told.rule());
        Json.text(json, "customerId", told.customerId());
        Json.text(json, "benefitId", told.benefitId());
        Json.time(json, "checkedAt", told.checkedAt());
        Json.text(json, "source", told.source());
        Json.time(json, "graceUntil", told.graceUntil());
    }

    private static void price(JsonGenerator json, @Nullable Price price) throws IOException {
        if (price == null) {
            json.writeNullField("price");
            return;
        }
        json.writeObjectFieldStart("price");
        priceMembers(json, price);
        json.writeEndObject();
    }

    private static void priceMembers(JsonGenerator json, Price price) throws IOException {
        number(json, "amount", price.amount());
        Json.text(json, "currency", price.currency());
        Json.text(json, "recurringInterval", price.recurringInterval());
        number(json, "recurringIntervalCount", price.recurringIntervalCount());
    }

    private static void invoice(JsonGenerator json, Invoice invoice) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", invoice.id());
        Json.text(json, "createdAt", invoice.createdAt());
        json.writeStringField("status", invoice.status());
        number(json, "totalAmount", invoice.totalAmount());
        Json.text(json, "currency", invoice.currency());
        Json.text(json, "invoiceNumber", invoice.invoiceNumber());
        Json.text(json, "invoiceUrl", invoice.invoiceUrl());
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, @Nullable BigDecimal value) throws IOException {
        json.writeFieldName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(value.toPlainString());
        }
    }

    private static void url(JsonGenerator json, String name, @Nullable URI value) throws IOException {
        Json.text(json, name, value == null ? null : value.toString());
    }

    private static void writeIfSet(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
