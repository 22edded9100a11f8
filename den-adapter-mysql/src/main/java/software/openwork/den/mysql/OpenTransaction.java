package software.openwork.den.mysql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A transaction by statements of its own, sent together where that is possible: JDBC's way, to switch autocommit off and
 * on again around it, costs two round trips more. Writes whose result nobody waits for go with what comes next, at the
 * latest with the commit; the beginning goes with the first statement. Used by one thread.
 */
final class OpenTransaction {

    private static final Logger LOG = LoggerFactory.getLogger(OpenTransaction.class);

    private static final String BEGIN = "START TRANSACTION";
    private static final String COMMIT = "COMMIT";
    private static final String ROLLBACK = "ROLLBACK";

    private final Handle handle;
    private final Consumer<Connection> discard;
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final List<Write> waiting = new ArrayList<>();
    private boolean begun;

    OpenTransaction(Handle handle, Consumer<Connection> discard) {
        this.handle = handle;
        this.discard = discard;
    }

    /** For a statement whose result is needed now; what waits is sent before it. */
    Handle handle() {
        if (!begun || !waiting.isEmpty()) {
            send(null);
        }
        return handle;
    }

    void add(Write write) {
        waiting.add(write);
    }

    void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    /** What is to be done when the commit is over. */
    List<Runnable> actions() {
        return afterCommit;
    }

    void commit() {
        if (begun || !waiting.isEmpty()) {
            send(COMMIT);
        }
    }

    /** Whatever happens, nobody else gets the connection with this transaction on it. */
    void rollback() {
        if (!begun) {
            return;
        }
        try {
            execute(List.of(new Write(ROLLBACK)));
        } catch (RuntimeException broken) {
            LOG.debug("a connection is closed instead of rolled back", broken);
            discard.accept(handle.getConnection());
        }
    }

    private void send(@Nullable String last) {
        List<Write> statements = new ArrayList<>();
        if (!begun) {
            statements.add(new Write(BEGIN));
        }
        statements.addAll(waiting);
        if (last != null) {
            statements.add(new Write(last));
        }
        begun = true;
        waiting.clear();
        execute(statements);
    }

    private void execute(List<Write> statements) {
        String sql = String.join(";", statements.stream().map(Write::sql).toList());
        try {
            if (statements.stream().allMatch(each -> each.arguments().isEmpty())) {
                try (Statement statement = handle.getConnection().createStatement()) {
                    finish(statement, statement.execute(sql));
                }
            } else {
                try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
                    int position = 1;
                    for (Write each : statements) {
                        for (@Nullable String argument : each.arguments()) {
                            statement.setString(position++, argument);
                        }
                    }
                    finish(statement, statement.execute());
                }
            }
        } catch (SQLException e) {
            throw new TransactionException(sql, e);
        }
    }

    /** The error of a later statement comes with its result. */
    private static void finish(Statement statement, boolean hasRows) throws SQLException {
        boolean rows = hasRows;
        while (rows || statement.getUpdateCount() != -1) {
            rows = statement.getMoreResults();
        }
    }
}
