package software.openwork.den.app.config;

/** What the configuration is read for, which decides what must be set. */
public enum Use {
    /** {@code den dev}: whatever is missing, Den keeps itself. */
    DEV,
    /** {@code den serve}. */
    SERVE,
    /** {@code den serve --embedded}: Den keeps the database and the secret itself. */
    EMBEDDED,
    /** {@code den migrate}, and commands that change rows: nothing but the database. */
    MIGRATE,
    /** Commands that make links: the database, and where people reach Den. */
    LINK;

    /** Whether whatever else is configured need not be complete. */
    boolean isDatabaseOnly() {
        return this == MIGRATE || this == LINK;
    }
}
