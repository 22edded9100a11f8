package software.openwork.den.domain.gate;

/** What let a request in, or would have. */
public enum GateSource {
    /** The header with the token. */
    HEADER,
    /** The cookie. */
    COOKIE,
    /** The parameter of a bootstrap link. */
    QUERY,
    /** The login form. */
    FORM,
    /** Nothing: the route is open. */
    OPEN,
    /** Nothing at all. */
    NONE
}
