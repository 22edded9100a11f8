package software.openwork.den.http.route;

/** The two manners of speaking: paths are matched and errors are written differently. */
public enum Surface {
    /** Letter case of a path and one trailing slash do not count; errors are {@code {error, message?, details?}}. */
    API,
    /** Below {@code /api/auth}: paths are compared as they come; errors are {@code {message, code?}}. */
    AUTH
}
