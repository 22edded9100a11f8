package software.openwork.den.domain.launch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of a {@link TeardownAction}. */
public sealed interface TeardownOutcome {

    /**
     * The worker's service was found.
     *
     * @param host its reference
     */
    record HostKnown(HostRef host) implements TeardownOutcome {}

    /** It is so, now or before. */
    record Done() implements TeardownOutcome {}

    /** The thing does not exist. */
    record Missing() implements TeardownOutcome {}

    /**
     * It did not work; it is tried again.
     *
     * @param reason for operators; holds no secret
     * @param retryAfter how long the vendor asks to wait, or null
     */
    record Failed(String reason, @Nullable Duration retryAfter) implements TeardownOutcome {}

    /**
     * Reads a search.
     *
     * @param search the vendor's answer
     * @return the outcome
     */
    static TeardownOutcome of(WorkerHost.Search search) {
        return switch (search) {
            case WorkerHost.Found found -> new HostKnown(found.host());
            case WorkerHost.NotFound notFound -> new Missing();
            case WorkerHost.Ambiguous ambiguous -> new Failed(ambiguous.detail(), null);
            case WorkerHost.Rejected rejected -> new Failed(rejected.reason(), null);
            case WorkerHost.Unavailable unavailable -> new Failed(unavailable.reason(), unavailable.retryAfter());
        };
    }

    /**
     * Reads an effect.
     *
     * @param effect the vendor's answer
     * @return the outcome
     */
    static TeardownOutcome of(Effect effect) {
        return switch (effect) {
            case Effect.Done done -> new Done();
            case Effect.Missing missing -> new Missing();
            case Effect.Rejected rejected -> new Failed(rejected.reason(), null);
            case Effect.Unavailable unavailable -> new Failed(unavailable.reason(), unavailable.retryAfter());
        };
    }
}
