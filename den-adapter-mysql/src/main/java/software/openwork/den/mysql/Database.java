package software.openwork.den.mysql;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
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

    private final Lane requests;
    private final Lane jobs;

    @SuppressWarnings("ThreadLocalUsage") // one of each database, as the transactions are
    private final ThreadLocal<@Nullable OpenTransaction> current = new ThreadLocal<>();

    @SuppressWarnings("ThreadLocalUsage") // as above
    private final ThreadLocal<Boolean> isForJobs = ThreadLocal.withInitial(() -> false);

    /** With connections that jobs and requests share. */
    Database(HikariDataSource pool) {
        this(pool, pool);
    }

    Database(HikariDataSource requests, HikariDataSource jobs) {
        this.requests = Lane.of(requests);
        this.jobs = Lane.of(jobs);
    }

    /** Where connections come from, and where those end that nobody should get again. */
    private record Lane(Jdbi jdbi, Consumer<Connection> discard) {

        static Lane of(HikariDataSource pool) {
            Jdbi jdbi = Jdbi.create(pool);
            // The default one takes every < for the start of a variable.
            jdbi.getConfig(SqlStatements.class).setTemplateEngine((sql, context) -> sql);
            return new Lane(jdbi, pool::evictConnection);
        }
    }

    /** The same, on the connections for jobs, whatever thread runs it. */
    Runnable forJobs(Runnable work) {
        return () -> {
            isForJobs.set(true);
            try {
                work.run();
            } finally {
                isForJobs.remove();
            }
        };
    }

    private Lane lane() {
        return isForJobs.get() ? jobs : requests;
    }

    <T> T with(HandleCallback<T, RuntimeException> work) {
        OpenTransaction joined = current.get();
        try {
            return joined == null ? lane().jdbi().withHandle(work) : work.withHandle(joined.handle());
        } catch (RuntimeException e) {
            throw SqlErrors.translate(e);
        }
    }

    /** In a transaction it is sent with what comes next, at the latest with the commit. */
    void write(Write write) {
        OpenTransaction joined = current.get();
        if (joined == null) {
            inTransaction(() -> {
                write(write);
                return true;
            });
        } else {
            joined.add(write);
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
            joined.afterCommit(action);
        }
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        if (current.get() != null) {
            return work.get();
        }
        Lane lane = lane();
        for (int tried = 1; ; tried++) {
            List<Runnable> afterCommit;
            T result;
            try {
                Done<T> done =
                        lane.jdbi().withHandle(handle -> bound(new OpenTransaction(handle, lane.discard()), work));
                result = done.result();
                afterCommit = done.actions();
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

    private record Done<T>(T result, List<Runnable> actions) {}

    private <T> Done<T> bound(OpenTransaction transaction, Supplier<T> work) {
        boolean done = false;
        current.set(transaction);
        try {
            T result = work.get();
            transaction.commit();
            done = true;
            return new Done<>(result, transaction.actions());
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
