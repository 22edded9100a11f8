package software.openwork.den.application.job;

import java.time.Instant;
import java.util.Optional;

/** What is run for something that a vendor told. A run may be repeated; any instance may run any of them. */
public interface DeliveryJob {

    /**
     * Deals with it.
     *
     * @param id which event
     * @return when to try again; empty when it is dealt with
     */
    Optional<Instant> run(String id);
}
