package software.openwork.den.mysql;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;
import software.openwork.den.application.storage.StorageUnavailableException;
import software.openwork.den.application.storage.Transactions;

/** All statements of the repositories go through here: they join the thread's transaction, their errors have one home. */
final class Database implements Transactions {

    private static final int TRIES = 5;
    private static final int PAUSE_MILLIS = 20;

    private final Jdbi jdbi;

    @SuppressWarnings("ThreadLocalUsage") // one of each database, as the transactions are
    private final ThreadLocal<@Nullable Handle> current = new ThreadLocal<>();

    Database(DataSource source) {
        jdbi = Jdbi.create(source);
        // The default one takes every < for the start of a variable.
        jdbi.getConfig(SqlStatements.class).setTemplateEngine((sql, context) -> sql);
    }

    <T> T with(HandleCallback<T, RuntimeException> work) {
        Handle joined = current.get();
        try {
            return joined == null ? jdbi.withHandle(work) : work.withHandle(joined);
        } catch (RuntimeException e) {
            throw SqlErrors.translate(e);
        }
    }

    /** For one statement outside transactions, once more when the database had to undo it to resolve a deadlock. */
    <T> T retried(HandleCallback<T, RuntimeException> statement) {
        try {
            return with(statement);
        } catch (RuntimeException e) {
            if (isInTransaction() || !SqlErrors.isUndone(e)) {
                throw e;
            }
            return inTransaction(() -> with(statement));
        }
    }

    boolean isInTransaction() {
        return current.get() != null;
    }

    /** At once when there is no transaction. */
    void afterCommit(Runnable action) {
        Handle joined = current.get();
        if (joined == null) {
            action.run();
        } else {
            joined.afterCommit(action);
        }
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        if (current.get() != null) {
            return work.get();
        }
        for (int tried = 1; ; tried++) {
            try {
                return jdbi.inTransaction(handle -> bound(handle, work));
            } catch (RuntimeException e) {
                if (!SqlErrors.isUndone(e)) {
                    throw SqlErrors.translate(e);
                }
                if (tried == TRIES) {
                    throw new StorageUnavailableException(e);
                }
            }
            pause(tried);
        }
    }

    private <T> T bound(Handle handle, Supplier<T> work) {
        current.set(handle);
        try {
            return work.get();
        } finally {
            current.remove();
        }
    }

    /** Of random length, so that those who collided do not collide again. */
    private static void pause(int tried) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(1, PAUSE_MILLIS * tried));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageUnavailableException(e);
        }
    }
}
