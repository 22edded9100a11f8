package software.openwork.den.http.admin;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import software.openwork.den.domain.admin.UserReport;
import software.openwork.den.http.wire.Json;

/** Writes users as administrators see them. */
final class UserJson {

    private static final String UNAVAILABLE = "unavailable";

    private final boolean paywall;

    /** With or without a paywall: without one, nothing is known of plans. */
    UserJson(boolean paywall) {
        this.paywall = paywall;
    }

    void write(JsonGenerator json, UserReport user, boolean billing) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", user.id().value());
        json.writeStringField("name", user.name());
        json.writeStringField("email", user.email());
        json.writeBooleanField("emailVerified", user.emailVerified());
        Json.time(json, "createdAt", user.createdAt());
        Json.time(json, "updatedAt", user.updatedAt());
        Json.time(json, "lastSeenAt", user.lastSeenAt());
        json.writeNumberField("sessionCount", user.sessionCount());
        json.writeArrayFieldStart("authProviders");
        for (String provider : user.authProviders()) {
            json.writeString(provider);
        }
        json.writeEndArray();
        json.writeNumberField("workerCount", user.workers());
        json.writeNumberField("cloudWorkerCount", user.cloudWorkers());
        json.writeNumberField("localWorkerCount", user.localWorkers());
        Json.time(json, "latestWorkerCreatedAt", user.latestWorkerCreatedAt());
        json.writeFieldName("billing");
        if (billing) {
            writePlan(json, user);
        } else {
            json.writeNull();
        }
        json.writeEndObject();
    }

    private void writePlan(JsonGenerator json, UserReport user) throws IOException {
        UserReport.Plan plan = user.plan();
        json.writeStartObject();
        if (!paywall) {
            writePlan(json, UNAVAILABLE, UNAVAILABLE, "Polar access token is not configured.");
        } else if (plan == null) {
            writePlan(json, UNAVAILABLE, UNAVAILABLE, "Polar has not been asked about this user yet.");
        } else if (plan.allowed()) {
            writePlan(
                    json,
                    "paid",
                    "benefit",
                    plan.byEmail()
                            ? "Benefit granted via matching customer email."
                            : "Benefit granted via external customer id.");
        } else {
            writePlan(json, "unpaid", "subscription", "No active billing record was found for this user.");
        }
        json.writeEndObject();
    }

    private void writePlan(JsonGenerator json, String status, String source, String note) throws IOException {
        json.writeStringField("status", status);
        json.writeBooleanField("featureGateEnabled", paywall);
        json.writeNullField("subscriptionId");
        json.writeNullField("subscriptionStatus");
        json.writeNullField("currentPeriodEnd");
        json.writeStringField("source", source);
        json.writeStringField("note", note);
    }
}
