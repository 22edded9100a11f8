package software.openwork.den.domain.billing;

import java.time.Instant;
import java.util.Optional;

/**
 * Port: the events that came, so that none counts twice. A store that cannot be reached makes every method throw an
 * unchecked exception.
 */
public interface DeliveryRepository {

    /**
     * Notes an event. Part of the caller's transaction.
     *
     * @param event what came
     * @param now the time, milliseconds
     * @return false, and nothing is written, when it came before
     */
    boolean insert(BillingEvent event, Instant now);

    /**
     * An event that is still to be dealt with.
     *
     * @param id which, any text
     * @return empty when there is none, or it is dealt with
     */
    Optional<Pending> find(String id);

    /**
     * Notes that an event is dealt with; whom it concerned is forgotten. A repeat changes nothing.
     *
     * @param id which
     * @param now the time
     */
    void finish(String id, Instant now);

    /**
     * Forgets old events.
     *
     * @param before those that came earlier than this
     * @param most forgets at most so many, 1 or more
     * @return how many were forgotten
     */
    int purge(Instant before, int most);

    /**
     * An event that is still to be dealt with.
     *
     * @param event the event
     * @param receivedAt when it came
     */
    record Pending(BillingEvent event, Instant receivedAt) {}
}
