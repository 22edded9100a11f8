package software.openwork.den.domain.launch;

import java.util.Optional;
import software.openwork.den.domain.worker.WorkerId;

/**
 * Port: teardowns. They are kept as receipts after they are finished. Times are kept to the millisecond. A store that
 * cannot be reached makes every method throw an unchecked exception.
 */
public interface TeardownRepository {

    /**
     * Adds a teardown. Part of the transaction that deletes the worker. A repeat fails: a worker has one teardown.
     *
     * @param teardown the new teardown; its version is 0
     */
    void insert(Teardown teardown);

    /**
     * Finds a teardown.
     *
     * @param worker whose
     * @return empty when the worker was never deleted, or had nothing to take down
     */
    Optional<Teardown> find(WorkerId worker);

    /**
     * Replaces a teardown, if nobody else has since it was read. A repeat of a call that succeeded finds another
     * version and writes nothing.
     *
     * @param teardown the teardown with the version that was read; the stored one becomes one greater
     * @return false, with nothing written, when the stored version is another
     */
    boolean save(Teardown teardown);
}
