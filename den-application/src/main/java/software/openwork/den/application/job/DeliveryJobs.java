package software.openwork.den.application.job;

import java.time.Instant;

/** Port: asks for a {@link DeliveryJob} to be run. */
public interface DeliveryJobs {

    /**
     * Sees to it that the event is dealt with at that time or earlier. A repeat changes nothing. Part of the caller's
     * transaction: it counts when that is committed.
     *
     * @param id which event, at most 100 characters
     * @param due when; the past means at once
     */
    void wake(String id, Instant due);
}
