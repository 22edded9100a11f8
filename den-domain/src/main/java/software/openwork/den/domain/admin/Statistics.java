package software.openwork.den.domain.admin;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import software.openwork.den.domain.worker.WorkerStatus;

/**
 * Port: figures over days, which are those of UTC. A store that cannot be reached makes every method throw an unchecked
 * exception.
 */
public interface Statistics {

    /**
     * How many accounts were made.
     *
     * @param from the first day
     * @return days with at least one, in their order
     */
    List<SignUps> signUps(LocalDate from);

    /**
     * How many workers there are.
     *
     * @return by status; a status that none has is absent
     */
    Map<WorkerStatus, Long> workers();

    /**
     * How long launches took from the request until the worker could be used, for those that succeeded and whose events
     * are still kept.
     *
     * @param from the first day of requests
     * @return days with at least one, in their order
     */
    List<Launches> launches(LocalDate from);

    /**
     * Accounts of a day.
     *
     * @param day which
     * @param count 1 or more
     */
    record SignUps(LocalDate day, long count) {}

    /**
     * Launches of a day. Percentiles are the time of a launch that took place: the least one that at least so many of a
     * hundred did not exceed.
     *
     * @param day when they were requested
     * @param count 1 or more
     * @param medianMillis half of them took no longer, 0 or more
     * @param slowMillis nineteen of twenty took no longer, 0 or more
     */
    record Launches(LocalDate day, long count, long medianMillis, long slowMillis) {}
}
