package software.openwork.den.application.billing;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.billing.Entitlement;

/** What Den knows about somebody's entitlement. */
sealed interface Knowledge {

    /**
     * It knows.
     *
     * @param answer the answer
     * @param checkedAt when the vendor was asked
     * @param source how old that is
     * @param graceUntil until when it still counts; null unless from {@link Source#GRACE}
     */
    record Known(
            Entitlement answer,
            Instant checkedAt,
            Source source,
            @Nullable Instant graceUntil) implements Knowledge {}

    /**
     * The vendor cannot be asked, and there is no earlier answer that counts.
     *
     * @param retryAfter when to ask again, positive
     */
    record Unknown(Duration retryAfter) implements Knowledge {}

    /** Where an answer comes from. */
    enum Source {
        /** The vendor, just now. */
        LIVE,
        /** The vendor, a short while ago. */
        CACHE,
        /** The vendor, some time ago: it cannot be asked now. */
        GRACE
    }
}
