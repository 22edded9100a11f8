package software.openwork.den.application.storage;

import java.io.Serial;

/** The database could not be reached or broke off; the same request may succeed later. */
public final class StorageUnavailableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Made by the database adapter only.
     *
     * @param cause what the driver said
     */
    public StorageUnavailableException(Throwable cause) {
        super("the database is not available", cause);
    }
}
