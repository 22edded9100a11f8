package software.openwork.den.app.config;

/** Who runs cloud workers. */
public enum Provisioner {
    /** Nobody; they only seem to run. */
    STUB,
    /** Render. */
    RENDER
}
