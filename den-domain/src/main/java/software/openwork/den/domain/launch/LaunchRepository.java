package software.openwork.den.domain.launch;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.openwork.den.domain.worker.WorkerId;

/**
 * Port: launches and their events. Times are kept to the millisecond. A store that cannot be reached makes every method
 * throw an unchecked exception.
 */
public interface LaunchRepository {

    /**
     * Adds a launch with its first events. Part of the caller's transaction. A repeat fails: a worker has one launch.
     *
     * @param launch the new launch; its version is 0
     * @param events its first events
     */
    void insert(Launch launch, List<LaunchEvent> events);

    /**
     * Finds a launch.
     *
     * @param worker whose
     * @return empty when the worker was never launched by Den
     */
    Optional<Launch> find(WorkerId worker);

    /**
     * Replaces a launch, if nobody else has since it was read, and appends events. A repeat of a call that succeeded
     * finds another version and writes nothing.
     *
     * @param launch the launch with the version that was read; the stored one becomes one greater
     * @param events events to append
     * @return false, with nothing written, when the stored version is another
     */
    boolean save(Launch launch, List<LaunchEvent> events);

    /**
     * Events of a worker in their order.
     *
     * @param worker whose
     * @param after only those with a greater number; 0 for all
     * @param limit at most so many, 1 or more
     * @return immutable list
     */
    List<LaunchEvent> events(WorkerId worker, long after, int limit);

    /**
     * The number of the newest event of each of several workers, in one query.
     *
     * @param workers which
     * @return numbers by worker; a worker without events is absent
     */
    Map<WorkerId, Long> newest(Collection<WorkerId> workers);

    /**
     * How many launches are under way whose workers nobody can use yet.
     *
     * @return the count, 0 or more
     */
    int underWay();

    /**
     * Removes old events, but none of a launch that is still under way.
     *
     * @param before those that happened before this moment
     * @param most removes at most so many
     * @return how many were removed
     */
    int purgeEvents(Instant before, int most);
}
