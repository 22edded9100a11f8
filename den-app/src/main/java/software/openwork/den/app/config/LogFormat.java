package software.openwork.den.app.config;

/** Form of Den's own log records. */
public enum LogFormat {
    /** For people. */
    TEXT,
    /** For programs. */
    JSON
}
