package software.openwork.den.application.storage;

import java.util.function.Supplier;

/** Port: transactions over all repositories. Safe for use by many threads; a transaction stays on its thread. */
public interface Transactions {

    /**
     * Runs the work in a transaction: all of it is stored, or nothing. Inside another transaction of the same
     * thread it joins that one. The work may be run again, from the start, when the database had to undo it to
     * resolve a deadlock, so that it has no other effect.
     *
     * @param work what to do
     * @param <T> what it returns
     * @return what the work returned
     * @throws StorageUnavailableException when the database is away
     */
    <T> T inTransaction(Supplier<T> work);
}
