package software.openwork.den.domain.gate;

/** What a request asks for, as far as the gate cares. Decided from the raw request target and the method alone. */
public enum GateRoute {
    /** Answered for everybody: health, and what the host of a mounted gate keeps open besides. */
    OPEN,
    /** The login page. */
    LOGIN_PAGE,
    /** The login form, being sent. */
    LOGIN_FORM,
    /** The question of another proxy whether a request may pass. */
    VERIFY,
    /** A browser's question ahead of a cross-origin request. It never carries a credential. */
    PREFLIGHT,
    /** A method that this path, or the gate as a whole, does not know. */
    WRONG_METHOD,
    /** A target that two programs could read differently. */
    MALFORMED,
    /** Everything else. */
    PROTECTED
}
