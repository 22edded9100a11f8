package software.openwork.den.domain.launch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of a {@link LaunchAction}. Drivers make one with the methods {@code of} from a port's answer, {@link Done}
 * or {@link Pending} from a health check, {@link Done} for a {@link LaunchAction.Publish} and {@link GivenUp} for a
 * {@link LaunchAction.GiveUp}.
 */
public sealed interface LaunchOutcome {

    /**
     * The worker's service exists, found or just created.
     *
     * @param host its reference
     */
    record HostKnown(HostRef host) implements LaunchOutcome {}

    /** A search found no service. */
    record HostMissing() implements LaunchOutcome {}

    /**
     * The vendor certainly created nothing; it may be asked again.
     *
     * @param reason in words
     * @param retryAfter how long the vendor asks to wait, or null
     */
    record NotMade(String reason, @Nullable Duration retryAfter) implements LaunchOutcome {}

    /**
     * The vendor refused a create: it certainly created nothing, and will not.
     *
     * @param code which failure this is
     * @param detail for operators, or null
     */
    record Refused(FailureCode code, @Nullable String detail) implements LaunchOutcome {}

    /**
     * Nothing was sent: the vendor's allowance is used up. The wait does not count against the deadline.
     *
     * @param until when to try again; a time that is over means after the usual interval
     */
    record Queued(Instant until) implements LaunchOutcome {}

    /**
     * The deploy is live.
     *
     * @param url where
     */
    record Deployed(String url) implements LaunchOutcome {}

    /**
     * Not yet; look again later.
     *
     * @param detail in words
     * @param pause look no sooner than after this, or null for the usual interval, which counts when it is longer
     */
    record Pending(String detail, @Nullable Duration pause) implements LaunchOutcome {

        /**
         * After the usual interval.
         *
         * @param detail in words
         */
        public Pending(String detail) {
            this(detail, null);
        }
    }

    /** It is so: healthy, attached, pointed, suspended, resumed, published. */
    record Done() implements LaunchOutcome {}

    /** The service does not exist any more. */
    record Gone() implements LaunchOutcome {}

    /**
     * It will never work. In a search: what became of a create before it is still not known.
     *
     * @param code which failure this is
     * @param detail for operators, or null
     */
    record Rejected(FailureCode code, @Nullable String detail) implements LaunchOutcome {}

    /**
     * No usable answer: it may or may not have happened. After a create: its result is not known.
     *
     * @param reason in words
     * @param retryAfter how long the vendor asks to wait, or null
     */
    record Unavailable(String reason, @Nullable Duration retryAfter) implements LaunchOutcome {}

    /** The step's time is over. */
    record GivenUp() implements LaunchOutcome {}

    /**
     * Reads a search.
     *
     * @param search the vendor's answer
     * @return the outcome
     */
    static LaunchOutcome of(WorkerHost.Search search) {
        return switch (search) {
            case WorkerHost.Found found -> new HostKnown(found.host());
            case WorkerHost.NotFound notFound -> new HostMissing();
            case WorkerHost.Ambiguous ambiguous -> new Rejected(FailureCode.CONFIGURATION, ambiguous.detail());
            case WorkerHost.Rejected rejected -> new Rejected(rejected.code(), rejected.reason());
            case WorkerHost.Unavailable unavailable -> new Unavailable(unavailable.reason(), unavailable.retryAfter());
        };
    }

    /**
     * Reads a creation. An unanswered one is an outcome that leaves {@link LaunchState.CreateSent} as it is.
     *
     * @param creation the vendor's answer
     * @return the outcome
     */
    static LaunchOutcome of(WorkerHost.Creation creation) {
        return switch (creation) {
            case WorkerHost.Created created -> new HostKnown(created.host());
            case WorkerHost.Rejected rejected -> new Refused(rejected.code(), rejected.reason());
            case WorkerHost.Queued queued -> new Queued(queued.until());
            case WorkerHost.NotMade notMade -> new NotMade(notMade.reason(), notMade.retryAfter());
            case WorkerHost.Unanswered unanswered -> new Unavailable(unanswered.reason(), null);
        };
    }

    /**
     * Reads the state of a deploy.
     *
     * @param deploy the vendor's answer
     * @return the outcome
     */
    static LaunchOutcome of(WorkerHost.Deploy deploy) {
        return switch (deploy) {
            case WorkerHost.DeployedAt at -> new Deployed(at.url());
            case WorkerHost.Deploying deploying -> new Pending(deploying.detail());
            case WorkerHost.DeployFailed failed -> new Rejected(FailureCode.DEPLOY_FAILED, failed.detail());
            case WorkerHost.NoUrl noUrl -> new Rejected(FailureCode.NO_URL, null);
            case WorkerHost.Vanished vanished -> new Gone();
            case WorkerHost.Rejected rejected -> new Rejected(rejected.code(), rejected.reason());
            case WorkerHost.Unavailable unavailable -> new Unavailable(unavailable.reason(), unavailable.retryAfter());
        };
    }

    /**
     * Reads what came of a {@link LaunchAction.VerifyDomain}. The vendor was asked, which says nothing about the name
     * yet; and one that will not look may still serve the name.
     *
     * @param effect the vendor's answer
     * @return the outcome
     */
    static LaunchOutcome ofVerification(Effect effect) {
        return switch (effect) {
            case Effect.Done done -> new Pending("waiting for the worker's own name to work");
            case Effect.Rejected rejected -> new Pending("the hosting provider did not check the name");
            case Effect.Missing missing -> new Gone();
            case Effect.Unavailable unavailable -> new Unavailable(unavailable.reason(), unavailable.retryAfter());
        };
    }

    /**
     * Reads an effect.
     *
     * @param effect the vendor's answer
     * @return the outcome
     */
    static LaunchOutcome of(Effect effect) {
        return switch (effect) {
            case Effect.Done done -> new Done();
            case Effect.Missing missing -> new Gone();
            case Effect.Rejected rejected -> new Rejected(FailureCode.HOST_REJECTED, rejected.reason());
            case Effect.Unavailable unavailable -> new Unavailable(unavailable.reason(), unavailable.retryAfter());
        };
    }
}
