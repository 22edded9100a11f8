package software.openwork.den.application.storage;

import java.util.function.Supplier;
import software.openwork.den.domain.memory.InMemoryDatabase;

/** Transactions of an {@link InMemoryDatabase}: one at a time. */
public final class InMemoryTransactions implements Transactions {

    private final InMemoryDatabase database;

    public InMemoryTransactions(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return database.atomically(work);
    }
}
