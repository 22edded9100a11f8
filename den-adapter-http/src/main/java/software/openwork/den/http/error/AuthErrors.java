package software.openwork.den.http.error;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.openwork.den.http.wire.Body;
import software.openwork.den.http.wire.Fields;
import software.openwork.den.http.wire.Json;
import software.openwork.den.http.wire.Reply;

/** Errors under {@code /api/auth}: {@code {message, code?}}, in the words that clients of Better Auth know. */
public final class AuthErrors {

    private AuthErrors() {}

    /** No such path, or not with this method: the client library asks for an empty answer. */
    public static Reply notFound() {
        return Reply.empty(404);
    }

    public static Reply unreadable(Body.NotUnderstood body) {
        return switch (body) {
            case MALFORMED -> error(400, "Invalid JSON in request body", "INVALID_JSON");
            case BROKEN -> error(400, "Request body could not be decoded", "INVALID_JSON");
            case TOO_LARGE -> error(413, "Request body is too large", "PAYLOAD_TOO_LARGE");
            case CHARSET -> error(415, "Charset of the request body is not supported", "UNSUPPORTED_MEDIA_TYPE");
            case ENCODING -> error(415, "Content-Encoding is not supported", "UNSUPPORTED_MEDIA_TYPE");
            case TOO_SLOW ->
                error(408, "Request body took too long", "REQUEST_TIMEOUT").with("Connection", "close");
        };
    }

    public static Reply unsupportedMediaType(String contentType, List<String> allowed) {
        return error(
                415,
                "Content-Type \"" + contentType + "\" is not allowed. Allowed types: " + String.join(", ", allowed),
                "UNSUPPORTED_MEDIA_TYPE");
    }

    public static Reply validation(List<Fields.Issue> issues) {
        return invalid("body", issues);
    }

    public static Reply invalidQuery(List<Fields.Issue> issues) {
        return invalid("query", issues);
    }

    private static Reply invalid(String where, List<Fields.Issue> issues) {
        String message = issues.stream()
                .map(issue -> issue.field().isEmpty()
                        ? "[" + where + "] " + issue.message()
                        : "[" + where + "." + issue.field() + "] " + issue.message())
                .collect(Collectors.joining("; "));
        return error(400, message, "VALIDATION_ERROR");
    }

    /** Something is wrong with a parameter of the query. */
    public static Reply invalidQuery(String name, String message) {
        return error(400, "[query." + name + "] " + message, "VALIDATION_ERROR");
    }

    /** Together it is more than a URL holds. */
    public static Reply tooLong() {
        return error(400, "[body] Too big: the URL made of it would be too long", "VALIDATION_ERROR");
    }

    /** As {@link #unauthorized}, where the client library asks for an empty answer. */
    public static Reply bareUnauthorized() {
        return Reply.authJson(401, new byte[0]);
    }

    public static Reply sessionNotFresh() {
        return error(403, "Session is not fresh", "SESSION_NOT_FRESH");
    }

    public static Reply providerNotFound() {
        return error(404, "Provider not found", "PROVIDER_NOT_FOUND");
    }

    public static Reply idTokenNotSupported() {
        return error(404, "id_token not supported", "ID_TOKEN_NOT_SUPPORTED");
    }

    public static Reply invalidToken() {
        return error(401, "Invalid token", "INVALID_TOKEN");
    }

    public static Reply userEmailNotFound() {
        return error(401, "User email not found", "USER_EMAIL_NOT_FOUND");
    }

    public static Reply oauthLink(String message) {
        return error(401, message, "OAUTH_LINK_ERROR");
    }

    public static Reply accountNotFound() {
        return error(400, "Account not found", "ACCOUNT_NOT_FOUND");
    }

    public static Reply lastAccount() {
        return error(400, "You can't unlink your last account", "FAILED_TO_UNLINK_LAST_ACCOUNT");
    }

    public static Reply providerNotSupported(String provider) {
        return error(400, "Provider " + provider + " is not supported.", "PROVIDER_NOT_SUPPORTED");
    }

    public static Reply providerNotConfigured() {
        return error(400, "Account is not associated with a configured social provider.", "PROVIDER_NOT_CONFIGURED");
    }

    public static Reply accessTokenNotFound() {
        return error(400, "Access token not found", "ACCESS_TOKEN_NOT_FOUND");
    }

    public static Reply refreshTokenNotFound() {
        return error(400, "Refresh token not found", "REFRESH_TOKEN_NOT_FOUND");
    }

    public static Reply noAccessToken() {
        return error(400, "Failed to get a valid access token", "FAILED_TO_GET_ACCESS_TOKEN");
    }

    public static Reply notRefreshed() {
        return error(400, "Failed to refresh access token", "FAILED_TO_REFRESH_ACCESS_TOKEN");
    }

    public static Reply noUserInfo() {
        return error(400, "Failed to get user info", "FAILED_TO_GET_USER_INFO");
    }

    public static Reply missingOrigin() {
        return error(403, "Missing or null Origin", "MISSING_OR_NULL_ORIGIN");
    }

    public static Reply invalidOrigin() {
        return error(403, "Invalid origin", "INVALID_ORIGIN");
    }

    public static Reply crossSiteLogin() {
        return error(
                403,
                "Cross-site navigation login blocked. This request appears to be a CSRF attack.",
                "CROSS_SITE_NAVIGATION_LOGIN_BLOCKED");
    }

    public static Reply notText(String label) {
        return error(400, "Invalid " + label + ": expected a string", null);
    }

    public static Reply untrustedTarget(String label, String code) {
        return error(403, "Invalid " + label, code);
    }

    public static Reply unauthorized() {
        return error(401, "Unauthorized", "UNAUTHORIZED");
    }

    public static Reply notFresh() {
        return error(403, "Session is not fresh", "SESSION_NOT_FRESH");
    }

    public static Reply noFieldsToUpdate() {
        return error(400, "No fields to update", null);
    }

    public static Reply emailCannotBeUpdated() {
        return error(400, "Email can not be updated", "EMAIL_CAN_NOT_BE_UPDATED");
    }

    public static Reply invalidPassword() {
        return error(400, "Invalid password", "INVALID_PASSWORD");
    }

    public static Reply noCredentialAccount() {
        return error(400, "Credential account not found", "CREDENTIAL_ACCOUNT_NOT_FOUND");
    }

    public static Reply changeEmailDisabled() {
        return error(400, "Change email is disabled", "CHANGE_EMAIL_DISABLED");
    }

    /** Users do not delete themselves: no body, but a content type, as clients know it. */
    public static Reply deleteUserDisabled() {
        return Reply.of(404, Reply.AUTH_JSON, new byte[0]);
    }

    public static Reply deleteUserLinkDisabled() {
        return error(404, "Not found", "NOT_FOUND");
    }

    public static Reply resetPasswordDisabled() {
        return error(400, "Reset password isn't enabled", "RESET_PASSWORD_DISABLED");
    }

    public static Reply verificationEmailDisabled() {
        return error(400, "Verification email isn't enabled", "VERIFICATION_EMAIL_NOT_ENABLED");
    }

    /** The token that came by mail is no good: 400 for a password, 401 for an address. */
    public static Reply invalidToken(int status) {
        return error(status, "Invalid token", "INVALID_TOKEN");
    }

    public static Reply tokenExpired() {
        return error(401, "Token expired", "TOKEN_EXPIRED");
    }

    public static Reply userNotFound() {
        return error(401, "User not found", "USER_NOT_FOUND");
    }

    public static Reply invalidEmail() {
        return error(400, "Invalid email", "INVALID_EMAIL");
    }

    public static Reply passwordTooShort() {
        return error(400, "Password too short", "PASSWORD_TOO_SHORT");
    }

    public static Reply passwordTooLong() {
        return error(400, "Password too long", "PASSWORD_TOO_LONG");
    }

    public static Reply emailTaken() {
        return error(422, "User already exists. Use another email.", "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL");
    }

    public static Reply notCreated() {
        return error(422, "Failed to create user", "FAILED_TO_CREATE_USER");
    }

    public static Reply invalidCredentials() {
        return error(401, "Invalid email or password", "INVALID_EMAIL_OR_PASSWORD");
    }

    public static Reply getSessionByPost() {
        return error(
                405,
                "POST method requires deferSessionRefresh to be enabled in session config",
                "METHOD_NOT_ALLOWED_DEFER_SESSION_REQUIRED");
    }

    public static Reply tooManyRequests(Duration wait) {
        String seconds = ApiErrors.seconds(wait);
        return error(429, "Too many requests. Please try again later.", null)
                .with("X-Retry-After", seconds)
                .with("Retry-After", seconds);
    }

    private static Reply error(int status, String message, @Nullable String code) {
        return Reply.authJson(status, Json.object(json -> {
            json.writeStringField("message", message);
            if (code != null) {
                json.writeStringField("code", code);
            }
        }));
    }
}
