package software.openwork.den.domain.worker;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a worker is, as its users see it. */
public enum WorkerStatus {
    /** Being launched. */
    PROVISIONING,
    /** Running and reachable. */
    HEALTHY,
    /** The launch ended without a running worker; it can be tried again. */
    FAILED,
    /** Taken down. */
    STOPPED;

    /**
     * The statuses that may follow this one. A status never follows itself; a stopped worker stays stopped.
     *
     * @return an immutable set in the order of the constants
     */
    public Set<WorkerStatus> successors() {
        return Collections.unmodifiableSet(
                switch (this) {
                    case PROVISIONING -> EnumSet.of(HEALTHY, FAILED, STOPPED);
                    case HEALTHY -> EnumSet.of(STOPPED);
                    case FAILED -> EnumSet.of(PROVISIONING, STOPPED);
                    case STOPPED -> EnumSet.noneOf(WorkerStatus.class);
                });
    }

    /**
     * Whether a worker in this status may take the other one.
     *
     * @param next the other status
     * @return true if so
     */
    public boolean allows(WorkerStatus next) {
        return successors().contains(next);
    }

    /**
     * Whether nothing more happens to the worker by itself: everything but {@link #PROVISIONING}.
     *
     * @return true if so
     */
    public boolean isSettled() {
        return this != PROVISIONING;
    }

    /**
     * The word used on the wire and in the database.
     *
     * @return lower case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The status of a word.
     *
     * @param word one of the words of {@link #word()}
     * @return the status
     * @throws IllegalArgumentException for any other word
     */
    public static WorkerStatus of(String word) {
        for (WorkerStatus status : values()) {
            if (status.word().equals(word)) {
                return status;
            }
        }
        throw new IllegalArgumentException("no such status: " + word);
    }
}
