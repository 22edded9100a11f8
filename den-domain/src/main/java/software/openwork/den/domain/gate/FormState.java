package software.openwork.den.domain.gate;

/** Whether a login form can be believed to come from the login page. */
public enum FormState {
    /** It is the form, sent from a page of the gate's own origin or by no browser. */
    OWN,
    /** Another site made the browser send it. */
    FOREIGN,
    /** It is no form, or too large to be one. */
    UNREADABLE
}
