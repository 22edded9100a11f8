package software.openwork.den.domain.gate;

import org.jspecify.annotations.Nullable;

/** What the gate does with a request. Only {@link Pass} lets anything reach what stands behind it. */
public sealed interface GateDecision {

    /**
     * It goes on to what stands behind the gate.
     *
     * @param source what let it in
     * @param grant ends what the request started when it ends itself; null for open routes and without a gate
     */
    record Pass(GateSource source, @Nullable Grant grant) implements GateDecision {}

    /**
     * A cookie is issued and the browser sent on: from a form to where it wanted to go, from a link to the same URL
     * without the token.
     *
     * @param source {@link GateSource#FORM} or {@link GateSource#QUERY}
     * @param grant what the cookie stands for
     */
    record Admit(GateSource source, Grant grant) implements GateDecision {}

    /**
     * The browser is sent to the same URL without the token: it has a cookie already.
     *
     * @param grant what the cookie stands for
     */
    record DropToken(Grant grant) implements GateDecision {}

    /** The login page is shown. */
    record ShowLogin() implements GateDecision {}

    /**
     * The login page is shown again, after a token that opens nothing.
     *
     * @param attempt whether it counts as one: a missing token does not
     */
    record LoginFailed(boolean attempt) implements GateDecision {}

    /**
     * A form that did not come from the login page is refused.
     *
     * @param why what is wrong with it
     */
    record RefuseForm(FormState why) implements GateDecision {}

    /**
     * The browser is sent to the login page and knows the way back.
     *
     * @param attempt whether a wrong token is to be counted
     */
    record SendToLogin(boolean attempt) implements GateDecision {}

    /**
     * The request is refused.
     *
     * @param attempt whether a wrong token is to be counted
     */
    record Refuse(boolean attempt) implements GateDecision {}

    /** Nothing that this place sends is looked at for a while. */
    record Throttle() implements GateDecision {}

    /**
     * Another proxy is told that a request may pass.
     *
     * @param source what lets it in
     * @param grant null without a gate
     */
    record Confirm(GateSource source, @Nullable Grant grant) implements GateDecision {}

    /** A preflight is answered, with no permission in the answer. */
    record AnswerPreflight() implements GateDecision {}

    /** The method is refused. */
    record RefuseMethod() implements GateDecision {}

    /** The target is refused. */
    record RefuseTarget() implements GateDecision {}

    /** Nobody passes at present. */
    record Closed() implements GateDecision {}
}
