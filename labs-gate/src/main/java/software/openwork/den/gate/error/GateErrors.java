package software.openwork.den.gate.error;

import java.nio.charset.StandardCharsets;

/** The bodies of refusals, for programs: {@code code} for them, {@code message} for whoever reads their logs. */
public enum GateErrors {
    /** Neither token nor cookie opens the gate. */
    REQUIRED(401, "labs_access_required", "Labs access token required"),
    /** Too many wrong tokens. */
    THROTTLED(429, "labs_access_throttled", "Too many wrong tokens: wait before the next one"),
    /** The target of the request can be read in more than one way. */
    BAD_TARGET(400, "labs_bad_request_target", "The request target is malformed or ambiguous"),
    /** Something else of the request cannot be read. */
    BAD_REQUEST(400, "labs_bad_request", "The request is malformed"),
    /** The login form came from elsewhere. */
    FOREIGN_FORM(403, "labs_foreign_form", "The login form was not sent from the login page"),
    /** The login form is something else. */
    NOT_A_FORM(415, "labs_not_a_form", "The login takes a form, application/x-www-form-urlencoded"),
    /** The method is not taken here. */
    METHOD(405, "labs_method_not_allowed", "This method is not taken here"),
    /** The gate is closed. */
    CLOSED(503, "labs_closed", "Labs access is closed at the moment"),
    /** What stands behind the gate does not answer. */
    BAD_GATEWAY(502, "labs_upstream_unavailable", "The OpenWork host behind the gate does not answer"),
    /** What stands behind the gate takes too long. */
    GATEWAY_TIMEOUT(504, "labs_upstream_timeout", "The OpenWork host behind the gate takes too long"),
    /** The gate itself failed. */
    FAULT(500, "labs_gate_fault", "The gate failed");

    private final int status;
    private final String body;

    GateErrors(int status, String code, String message) {
        this.status = status;
        this.body = "{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}";
    }

    /** Status of the answer. */
    public int status() {
        return status;
    }

    /** The body, JSON in UTF-8. */
    public byte[] body() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    /** What fits a status that a library chose. */
    public static GateErrors of(int status) {
        return switch (status) {
            case 401 -> REQUIRED;
            case 502 -> BAD_GATEWAY;
            case 504 -> GATEWAY_TIMEOUT;
            default -> status < 500 ? BAD_REQUEST : FAULT;
        };
    }
}
