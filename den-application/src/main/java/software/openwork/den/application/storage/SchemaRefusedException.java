package software.openwork.den.application.storage;

import java.io.Serial;

/** The database is not one that Den works on. Nothing was changed. The message is for operators, and says it all. */
public final class SchemaRefusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Made by the database adapter only.
     *
     * @param message why, in one line or several
     */
    public SchemaRefusedException(String message) {
        super(message);
    }
}
