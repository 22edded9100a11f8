package software.openwork.den.domain.gate;

import software.openwork.den.domain.gate.Verdict.Absent;
import software.openwork.den.domain.gate.Verdict.Right;
import software.openwork.den.domain.gate.Verdict.Wrong;

/**
 * Who passes the gate.
 *
 * <ol>
 *   <li>A malformed target or method is refused before anything else is looked at.
 *   <li>Open routes are open, whatever else the request says.
 *   <li>A valid cookie passes by itself: then no token is looked at, so that a wrong one beside it says nothing.
 *   <li>Else the header counts if there is one, and only it; else the link's token.
 *   <li>A place that sent too many wrong tokens is throttled, whatever token it sends next.
 *   <li>A form is always judged by its token, also for somebody with a cookie.
 * </ol>
 */
public final class GatePolicy {

    private GatePolicy() {}

    /**
     * Decides. Total, and without any effect: counting attempts, issuing cookies and writing answers is the caller's.
     *
     * @param mode how the gate stands
     * @param request what is known of the request
     * @return what to do
     */
    public static GateDecision decide(GateMode mode, GateRequest request) {
        return switch (mode) {
            case OFF -> off(request);
            case CLOSED -> closed(request);
            case ON -> open(request);
        };
    }

    private static GateDecision off(GateRequest request) {
        return switch (request.route()) {
            // It could not be passed on as it came.
            case MALFORMED -> new GateDecision.RefuseTarget();
            case VERIFY -> new GateDecision.Confirm(GateSource.NONE, null);
            case OPEN, LOGIN_PAGE, LOGIN_FORM, PREFLIGHT, WRONG_METHOD, PROTECTED ->
                new GateDecision.Pass(GateSource.NONE, null);
        };
    }

    private static GateDecision closed(GateRequest request) {
        return switch (request.route()) {
            case MALFORMED -> new GateDecision.RefuseTarget();
            case WRONG_METHOD -> new GateDecision.RefuseMethod();
            case PREFLIGHT -> new GateDecision.AnswerPreflight();
            case OPEN -> new GateDecision.Pass(GateSource.OPEN, null);
            case VERIFY -> new GateDecision.Refuse(false);
            case LOGIN_PAGE, LOGIN_FORM, PROTECTED -> new GateDecision.Closed();
        };
    }

    private static GateDecision open(GateRequest request) {
        return switch (request.route()) {
            case MALFORMED -> new GateDecision.RefuseTarget();
            case WRONG_METHOD -> new GateDecision.RefuseMethod();
            case PREFLIGHT -> new GateDecision.AnswerPreflight();
            case OPEN -> new GateDecision.Pass(GateSource.OPEN, null);
            case LOGIN_PAGE -> new GateDecision.ShowLogin();
            case LOGIN_FORM -> form(request);
            case VERIFY -> verify(request);
            case PROTECTED -> enter(request);
        };
    }

    private static GateDecision enter(GateRequest request) {
        if (request.cookie() instanceof Right cookie) {
            return request.tokenInUrl() && request.navigation()
                    ? new GateDecision.DropToken(cookie.grant())
                    : new GateDecision.Pass(GateSource.COOKIE, cookie.grant());
        }
        boolean byHeader = !(request.header() instanceof Absent);
        Verdict token = byHeader ? request.header() : request.query();
        if (request.throttled() && !(token instanceof Absent)) {
            return new GateDecision.Throttle();
        }
        return switch (token) {
            case Right right when byHeader -> new GateDecision.Pass(GateSource.HEADER, right.grant());
            case Right right when right.grant().link() -> new GateDecision.Admit(GateSource.QUERY, right.grant());
            // A token on its way out opens no new link; it is no guess either.
            case Right ignored -> refuse(request, false);
            case Wrong ignored -> refuse(request, true);
            case Absent ignored -> refuse(request, false);
        };
    }

    private static GateDecision refuse(GateRequest request, boolean attempt) {
        return request.navigation() ? new GateDecision.SendToLogin(attempt) : new GateDecision.Refuse(attempt);
    }

    private static GateDecision verify(GateRequest request) {
        if (request.cookie() instanceof Right cookie) {
            return new GateDecision.Confirm(GateSource.COOKIE, cookie.grant());
        }
        return switch (request.header()) {
            case Absent ignored -> new GateDecision.Refuse(false);
            // Proxies understand yes and no only.
            case Right ignored when request.throttled() -> new GateDecision.Refuse(false);
            case Right right -> new GateDecision.Confirm(GateSource.HEADER, right.grant());
            case Wrong ignored -> new GateDecision.Refuse(true);
        };
    }

    private static GateDecision form(GateRequest request) {
        if (request.throttled()) {
            return new GateDecision.Throttle();
        }
        return switch (request.formState()) {
            case FOREIGN, UNREADABLE -> new GateDecision.RefuseForm(request.formState());
            case OWN ->
                switch (request.form()) {
                    case Right right -> new GateDecision.Admit(GateSource.FORM, right.grant());
                    case Wrong ignored -> new GateDecision.LoginFailed(true);
                    case Absent ignored -> new GateDecision.LoginFailed(false);
                };
        };
    }
}
