package software.openwork.den.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A transaction by statements of its own. JDBC's way, to switch autocommit off and on again around it, costs a round
 * trip more.
 */
record OpenTransaction(Handle handle, List<Runnable> afterCommit, Consumer<Connection> discard) {

    private static final Logger LOG = LoggerFactory.getLogger(OpenTransaction.class);

    static OpenTransaction begin(Handle handle, List<Runnable> afterCommit, Consumer<Connection> discard) {
        execute(handle, "START TRANSACTION");
        return new OpenTransaction(handle, afterCommit, discard);
    }

    void commit() {
        execute(handle, "COMMIT");
    }

    /** Whatever happens, nobody else gets the connection with this transaction on it. */
    void rollback() {
        try {
            execute(handle, "ROLLBACK");
        } catch (RuntimeException broken) {
            LOG.debug("a connection is closed instead of rolled back", broken);
            discard.accept(handle.getConnection());
        }
    }

    private static void execute(Handle handle, String sql) {
        try (Statement statement = handle.getConnection().createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new TransactionException(sql, e);
        }
    }
}
