package software.openwork.den.http.error;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.openwork.den.application.billing.Paywall;
import software.openwork.den.http.wire.Body;
import software.openwork.den.http.wire.Fields;
import software.openwork.den.http.wire.Json;
import software.openwork.den.http.wire.Method;
import software.openwork.den.http.wire.Reply;

/** Errors outside {@code /api/auth}: {@code {error, message?, details?}}. */
public final class ApiErrors {

    private static final String NOT_READY =
            "Worker runtime access is not ready yet. Wait for provisioning to finish and try again.";

    private ApiErrors() {}

    public static Reply unauthorized() {
        return error(401, "unauthorized");
    }

    public static Reply notFound() {
        return error(404, "not_found");
    }

    public static Reply methodNotAllowed(Set<Method> allowed) {
        return error(405, "method_not_allowed")
                .with("Allow", allowed.stream().map(Method::name).collect(Collectors.joining(", ")));
    }

    public static Reply invalidOrigin() {
        return error(403, "invalid_origin");
    }

    /** A part of the request that has no name, such as the path, cannot be read. */
    public static Reply invalidRequest() {
        return error(400, "invalid_request");
    }

    /** Everything that is wrong with a body or a query, by field. */
    public static Reply invalidRequest(List<Fields.Issue> issues) {
        Map<String, List<String>> byField = new LinkedHashMap<>();
        for (Fields.Issue issue : issues) {
            byField.computeIfAbsent(issue.field(), field -> new ArrayList<>()).add(issue.message());
        }
        List<String> whole = Optional.ofNullable(byField.remove("")).orElse(List.of());
        return Reply.json(400, Json.object(json -> {
            json.writeStringField("error", "invalid_request");
            json.writeObjectFieldStart("details");
            json.writeFieldName("formErrors");
            texts(json, whole);
            json.writeObjectFieldStart("fieldErrors");
            for (Map.Entry<String, List<String>> field : byField.entrySet()) {
                json.writeFieldName(field.getKey());
                texts(json, field.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }));
    }

    public static Reply unreadable(Body.NotUnderstood body) {
        return switch (body) {
            case MALFORMED, BROKEN -> error(400, "invalid_json");
            case TOO_LARGE -> error(413, "payload_too_large");
            case CHARSET, ENCODING -> error(415, "unsupported_media_type");
            case TOO_SLOW -> error(408, "request_timeout").with("Connection", "close");
        };
    }

    /** The database is away; the same request may succeed later. */
    public static Reply serviceUnavailable() {
        return error(503, "service_unavailable", "Database connection was interrupted. Please retry.")
                .with("Retry-After", "2");
    }

    /** A bug. What it was is in the log, under the identifier that the answer carries. */
    public static Reply internal() {
        return error(500, "internal_error");
    }

    /** The connection broke, or did not keep to HTTP, before the whole request had come. */
    public static Reply brokenBody() {
        return error(400, "invalid_request").with("Connection", "close");
    }

    /** The server is on its way down. */
    static Reply goingDown() {
        return error(503, "service_unavailable", "The server is going down. Please retry.")
                .with("Retry-After", "2");
    }

    /** The server could not make sense of the request. */
    static Reply rejected(int status) {
        return error(
                status,
                switch (status) {
                    case 408 -> "request_timeout";
                    case 413 -> "payload_too_large";
                    case 414 -> "uri_too_long";
                    case 431 -> "headers_too_large";
                    default -> "invalid_request";
                });
    }

    public static Reply workerNotFound() {
        return error(404, "worker_not_found");
    }

    public static Reply orgNotFound() {
        return error(404, "org_not_found");
    }

    public static Reply orgForbidden() {
        return error(403, "org_forbidden", "You do not have access to that org.");
    }

    public static Reply forbidden() {
        return error(403, "forbidden", "Only the worker's creator and owners of its org may do that.");
    }

    /** Not for ordinary users. */
    public static Reply adminsOnly() {
        return error(403, "forbidden");
    }

    public static Reply workspacePathRequired() {
        return error(400, "workspace_path_required");
    }

    public static Reply workerLimitReached(int limit) {
        return error(409, "worker_limit_reached", "You have reached the limit of " + limit + " cloud workers.");
    }

    /** The same request came before, with the same idempotency key, and is not answered yet. */
    public static Reply requestInProgress(Duration wait) {
        return error(409, "request_in_progress", "The same request is being handled. Try again in a moment.")
                .with("Retry-After", seconds(wait));
    }

    public static Reply idempotencyKeyReused() {
        return error(422, "idempotency_key_reused", "That idempotency key was used for another request.");
    }

    /** A place for one more cloud worker has to be paid for; the answer says where. */
    public static Reply paymentRequired(Paywall.Offer offer) {
        String message = offer.hasAllowance()
                ? "Additional cloud workers require an active Den Cloud plan."
                : "Cloud workers require an active Den Cloud plan.";
        return Reply.json(402, Json.object(json -> {
            json.writeStringField("error", "payment_required");
            json.writeStringField("message", message);
            json.writeObjectFieldStart("polar");
            json.writeStringField("checkoutUrl", offer.checkoutUrl().toString());
            json.writeStringField("productId", offer.productId());
            json.writeStringField("benefitId", offer.benefitId());
            json.writeEndObject();
        }));
    }

    /** The vendor that knows who has paid cannot be asked; the same request may succeed later. */
    public static Reply billingUnavailable(Duration retryAfter) {
        return error(503, "billing_unavailable", "Billing cannot be reached at the moment. Please retry.")
                .with("Retry-After", seconds(retryAfter));
    }

    public static Reply subscriptionNotChanged() {
        return error(
                409,
                "subscription_not_changed",
                "The subscription cannot be changed now. Try again later, or use the customer portal.");
    }

    /** Nothing shows that the vendor sent it. */
    public static Reply invalidSignature() {
        return error(401, "invalid_signature");
    }

    /** The vendor sent it at another time. */
    public static Reply deliveryOutOfTime() {
        return error(400, "timestamp_out_of_tolerance");
    }

    public static Reply tokensUnavailable() {
        return error(
                409,
                "worker_tokens_unavailable",
                "Worker tokens are missing for this worker. Launch a new worker and try again.");
    }

    public static Reply ownerTokenUnavailable(String message) {
        return error(502, "worker_owner_token_unavailable", message);
    }

    public static Reply ownerTokenNotReady() {
        return ownerTokenUnavailable(NOT_READY);
    }

    public static Reply runtimeNotReady() {
        return error(409, "worker_runtime_unavailable", NOT_READY);
    }

    public static Reply runtimeUnreachable() {
        return Reply.json(502, Json.object(json -> json.writeStringField("message", "fetch failed")));
    }

    public static Reply notFailed() {
        return error(409, "not_failed", "Only a failed launch can be retried.");
    }

    /** No answer for the time being: how many seconds to wait, at least one. */
    static String seconds(Duration wait) {
        return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    private static void texts(JsonGenerator json, List<String> texts) throws IOException {
        json.writeStartArray();
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static Reply error(int status, String code) {
        return Reply.json(status, Json.object(json -> json.writeStringField("error", code)));
    }

    private static Reply error(int status, String code, String message) {
        return Reply.json(status, Json.object(json -> {
            json.writeStringField("error", code);
            json.writeStringField("message", message);
        }));
    }
}
