package software.openwork.den.mysql;

import com.mysql.cj.exceptions.StatementIsClosedException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import software.openwork.den.application.storage.StorageUnavailableException;

/** What the driver's errors mean, by the numbers that MySQL and MariaDB share. */
final class SqlErrors {

    private static final Set<Integer> UNDONE = Set.of(
            1205, // lock wait time-out
            1213); // deadlock

    private static final Set<Integer> UNAVAILABLE = Set.of(
            1021, // disk full
            1040, // too many connections
            1053, // server is shutting down
            1114, // table full
            1203, // too many connections of this user
            1290, // read-only after a fail-over
            1317, // query interrupted
            1836, // read-only mode
            1927, // connection killed
            3169); // session killed

    private static final int DUPLICATE_KEY = 1062;

    private SqlErrors() {}

    /** The one place that decides which failures are the database's absence; others pass as they are. */
    static RuntimeException translate(RuntimeException e) {
        return sqlCause(e)
                .filter(SqlErrors::isUnavailable)
                .<RuntimeException>map(StorageUnavailableException::new)
                .orElse(e);
    }

    static boolean isUndone(RuntimeException e) {
        return sqlCause(e).filter(sql -> UNDONE.contains(sql.getErrorCode())).isPresent();
    }

    /** A key other than the primary one, whose name stands last in the message: {@code … for key 'user.user_email'}. */
    static boolean isDuplicateBesidesPrimary(RuntimeException e) {
        return sqlCause(e)
                .filter(sql -> sql.getErrorCode() == DUPLICATE_KEY)
                .filter(sql -> !String.valueOf(sql.getMessage()).endsWith("PRIMARY'"))
                .isPresent();
    }

    private static boolean isUnavailable(SQLException sql) {
        String state = sql.getSQLState();
        return (state != null && state.startsWith("08"))
                || sql instanceof SQLTransientConnectionException
                || sql instanceof SQLNonTransientConnectionException
                // What the driver's tidying up leaves when the connection breaks off within a batch. Nothing of Den
                // closes a statement that it goes on to use.
                || sql.getCause() instanceof StatementIsClosedException
                || UNAVAILABLE.contains(sql.getErrorCode());
    }

    private static Optional<SQLException> sqlCause(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }
}
