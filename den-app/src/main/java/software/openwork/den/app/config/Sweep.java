package software.openwork.den.app.config;

/** What is done about hosted services that belong to no worker any more. */
public enum Sweep {
    /** They are reported. */
    REPORT,
    /** They are taken down. */
    APPLY,
    /** Nobody looks. */
    OFF
}
