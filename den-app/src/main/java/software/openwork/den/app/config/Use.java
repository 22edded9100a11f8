package software.openwork.den.app.config;

/** What the configuration is read for, which decides what must be set. */
public enum Use {
    /** {@code den dev}: whatever is missing, Den keeps itself. */
    DEV,
    /** {@code den serve}. */
    SERVE,
    /** {@code den serve --embedded}: Den keeps the database and the secret itself. */
    EMBEDDED,
    /** {@code den migrate}: nothing but the database. */
    MIGRATE;

    boolean keepsItsOwn() {
        return this == DEV || this == EMBEDDED;
    }
}
