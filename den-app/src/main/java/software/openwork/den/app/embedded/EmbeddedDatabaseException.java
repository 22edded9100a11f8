package software.openwork.den.app.embedded;

/** The embedded database, or the folder it lives in, cannot be used. The message is for whoever started Den. */
public final class EmbeddedDatabaseException extends RuntimeException {

    EmbeddedDatabaseException(String message) {
        super(message);
    }

    EmbeddedDatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
