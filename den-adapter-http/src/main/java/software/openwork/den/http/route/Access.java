package software.openwork.den.http.route;

/** Who may call a route. Each kind of {@link Action} has its own rule built in, so that none can be forgotten. */
public enum Access {
    /** Anybody. */
    OPEN,
    /** Anybody, but no page of a foreign origin may make a browser do it. */
    LOGIN,
    /** Whoever has a live session. */
    SESSION
}
