package software.openwork.den.application.billing;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import software.openwork.den.application.job.DeliveryJobs;
import software.openwork.den.application.storage.Transactions;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.billing.BillingEvent;
import software.openwork.den.domain.billing.BillingEvents;
import software.openwork.den.domain.billing.DeliveryRepository;
import software.openwork.den.domain.billing.EntitlementCache;

/**
 * Takes what the vendor tells: notes it, makes the answers that it concerns stale, and leaves the rest to a job. The
 * vendor is not asked here, because it waits for us.
 */
public final class ReceiveBillingEvent {

    private final BillingEvents events;
    private final DeliveryRepository deliveries;
    private final EntitlementCache cache;
    private final DeliveryJobs jobs;
    private final Transactions transactions;
    private final InstantSource clock;

    public ReceiveBillingEvent(
            BillingEvents events,
            DeliveryRepository deliveries,
            EntitlementCache cache,
            DeliveryJobs jobs,
            Transactions transactions,
            InstantSource clock) {
        this.events = events;
        this.deliveries = deliveries;
        this.cache = cache;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Receives.
     *
     * @param delivery as it came
     * @return what to answer; a repeat is accepted and changes nothing
     */
    public Result handle(BillingEvents.Delivery delivery) {
        return switch (events.read(delivery)) {
            case BillingEvents.Genuine(BillingEvent event) -> {
                transactions.inTransaction(() -> {
                    note(event);
                    return true;
                });
                yield Result.ACCEPTED;
            }
            case BillingEvents.Forged forged -> Result.FORGED;
            case BillingEvents.OutOfTime late -> Result.OUT_OF_TIME;
            case BillingEvents.Unreadable odd -> Result.UNREADABLE;
        };
    }

    private void note(BillingEvent event) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!deliveries.insert(event, now)) {
            return;
        }
        if (!event.concernsSomebody()) {
            deliveries.finish(event.id(), now);
            return;
        }
        String external = event.externalId();
        if (external != null && external.length() <= 64 && !external.isEmpty()) {
            cache.drop(new UserId(external));
        }
        if (event.customerId() != null) {
            cache.usersOf(event.customerId()).forEach(cache::drop);
        }
        jobs.wake(event.id(), now);
    }

    /** Answer of {@link #handle}. */
    public enum Result {
        /** It is noted, or came before. */
        ACCEPTED,
        /** Nothing shows that the vendor sent it. */
        FORGED,
        /** It was sent too long ago, or will be sent. */
        OUT_OF_TIME,
        /** It makes no sense. */
        UNREADABLE
    }
}
