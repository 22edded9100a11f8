package software.openwork.den.mysql;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
    private final Consumer<Connection> discard;

    @SuppressWarnings("ThreadLocalUsage") // one of each database, as the transactions are
    private final ThreadLocal<@Nullable OpenTransaction> current = new ThreadLocal<>();

    Database(HikariDataSource pool) {
        jdbi = Jdbi.create(pool);
        discard = pool::evictConnection;
        // The default one takes every < for the start of a variable.
        jdbi.getConfig(SqlStatements.class).setTemplateEngine((sql, context) -> sql);
    }

    <T> T with(HandleCallback<T, RuntimeException> work) {
        OpenTransaction joined = current.get();
        try {
            return joined == null ? jdbi.withHandle(work) : work.withHandle(joined.handle());
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
        OpenTransaction joined = current.get();
        if (joined == null) {
            action.run();
        } else {
            joined.afterCommit().add(action);
        }
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        if (current.get() != null) {
            return work.get();
        }
        for (int tried = 1; ; tried++) {
            List<Runnable> afterCommit = new ArrayList<>();
            T result;
            try {
                result = jdbi.withHandle(handle -> bound(OpenTransaction.begin(handle, afterCommit, discard), work));
            } catch (RuntimeException e) {
                if (!SqlErrors.isUndone(e)) {
                    throw SqlErrors.translate(e);
                }
                if (tried == TRIES) {
                    throw new StorageUnavailableException(e);
                }
                pause(tried);
                continue;
            }
            afterCommit.forEach(Runnable::run);
            return result;
        }
    }

    private <T> T bound(OpenTransaction transaction, Supplier<T> work) {
        boolean done = false;
        current.set(transaction);
        try {
            T result = work.get();
            transaction.commit();
            done = true;
            return result;
        } finally {
            current.remove();
            if (!done) {
                transaction.rollback();
            }
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
