package software.openwork.den.domain.launch;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.worker.WorkerId;

/**
 * The settings of launches. All times are a millisecond or more. A deadline counts from the moment at which its step begins.
 *
 * @param provider word for the vendor: {@code stub}, {@code render}
 * @param region where the vendor runs workers, or null
 * @param probesRuntime whether the worker is asked for its health; false where nothing real runs
 * @param vanitySuffix zone in which workers get names of their own, without a dot in front, or null for none
 * @param createTimeout the longest that a create request may take
 * @param requestDeadline for getting a service or resuming one, queueing not counted
 * @param deployDeadline for the deploy to become live
 * @param healthDeadline for the worker to become healthy after that
 * @param vanityDeadline for the worker's own name to work before the vendor's URL is published instead
 * @param lateVanityDeadline for the name to work after that
 * @param failingDeadline for suspending what a failed launch left running
 * @param pollInterval between two looks at something that is under way
 */
public record LaunchPolicy(
        String provider,
        @Nullable String region,
        boolean probesRuntime,
        @Nullable String vanitySuffix,
        Duration createTimeout,
        Duration requestDeadline,
        Duration deployDeadline,
        Duration healthDeadline,
        Duration vanityDeadline,
        Duration lateVanityDeadline,
        Duration failingDeadline,
        Duration pollInterval) {

    /** After the create time-out, how long "not found" is doubted when the result of a create is not known. */
    public static final Duration LOOKUP_GRACE = Duration.ofSeconds(60);

    /** How long after its request or retry a launch may queue for the vendor's allowance without that counting. */
    public static final Duration LONGEST_QUEUE = Duration.ofDays(7);

    private static final int FORMER_LABEL = 32;

    /** Refuses times of less than a millisecond. */
    public LaunchPolicy {
        for (Duration each : new Duration[] {
            createTimeout,
            requestDeadline,
            deployDeadline,
            healthDeadline,
            vanityDeadline,
            lateVanityDeadline,
            failingDeadline,
            pollInterval
        }) {
            if (each.compareTo(Duration.ofMillis(1)) < 0) {
                throw new IllegalArgumentException("times of a launch are a millisecond or more");
            }
        }
    }

    /**
     * The settings for a host that only pretends: no health check, no own names, everything at once.
     *
     * @param provider word for it
     * @return settings
     */
    public static LaunchPolicy pretending(String provider) {
        return new LaunchPolicy(
                provider,
                null,
                false,
                null,
                Duration.ofSeconds(30),
                Duration.ofMinutes(15),
                Duration.ofMinutes(15),
                Duration.ofMinutes(3),
                Duration.ofMinutes(4),
                Duration.ofHours(24),
                Duration.ofHours(1),
                Duration.ofSeconds(5));
    }

    /**
     * The name of its own that a new worker gets: its full identifier in the zone.
     *
     * @param worker the worker
     * @return fully qualified name, or empty when workers get none
     */
    public Optional<String> vanityDomain(WorkerId worker) {
        return Optional.ofNullable(vanitySuffix).map(suffix -> worker.value() + "." + suffix);
    }

    /**
     * The name of its own that a worker of the replaced service got, whether or not it came to work: the first
     * characters of its identifier in the zone.
     *
     * @param worker the worker
     * @return fully qualified name, or empty when workers get none
     */
    public Optional<String> formerVanityDomain(WorkerId worker) {
        String id = worker.value();
        String label = id.length() > FORMER_LABEL ? id.substring(0, FORMER_LABEL) : id;
        return Optional.ofNullable(vanitySuffix).map(suffix -> label + "." + suffix);
    }

    /**
     * How long after a create of unknown result a search that finds nothing is not believed.
     *
     * @return create time-out and {@link #LOOKUP_GRACE}
     */
    public Duration doubt() {
        return createTimeout.plus(LOOKUP_GRACE);
    }
}
