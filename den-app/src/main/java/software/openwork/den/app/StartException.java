package software.openwork.den.app;

/** Den cannot start. The message is for whoever started it, and says all there is to say. */
public final class StartException extends RuntimeException {

    StartException(String message) {
        super(message);
    }

    StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
