package software.openwork.den.app.config;

/** What happens to the service of a deleted worker. */
public enum RenderTeardown {
    /** It stays, stopped. */
    SUSPEND,
    /** It is removed. */
    DELETE
}
