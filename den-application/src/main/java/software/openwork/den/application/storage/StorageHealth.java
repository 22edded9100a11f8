package software.openwork.den.application.storage;

import java.time.Duration;

/** How the database is. */
public interface StorageHealth {

    /**
     * Looks, on a connection of its own: it does not matter how busy the others are. Takes four seconds at most.
     *
     * @return what it found
     * @throws StorageUnavailableException when the database is away
     */
    State look();

    /**
     * What was found.
     *
     * @param migrated whether the tables are up to date
     * @param overdue for how long the oldest job has been due that nobody works on; zero when none is
     * @param idle how long ago this instance ended a job; since its start when it has not ended any
     */
    record State(boolean migrated, Duration overdue, Duration idle) {}
}
