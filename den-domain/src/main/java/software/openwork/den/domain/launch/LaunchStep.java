package software.openwork.den.domain.launch;

import java.util.Locale;

/** The milestones of a launch in their order, as its users see them. */
public enum LaunchStep {
    /** The launch is on record. */
    REQUESTED,
    /** The vendor has the service. */
    HOST_CREATED,
    /** Its first deploy is live. */
    DEPLOY_LIVE,
    /** The worker answers its health check. */
    RUNTIME_HEALTHY,
    /** The vendor knows the worker's own domain name. */
    DOMAIN_ATTACHED,
    /** The name points at the vendor. */
    DNS_READY,
    /** The worker answers under its own name. */
    VANITY_HEALTHY,
    /** Everything is in place. */
    LIVE;

    /**
     * The word used on the wire and in the database.
     *
     * @return lower case with underscores
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The step of a word.
     *
     * @param word one of the words of {@link #word()}
     * @return the step
     * @throws IllegalArgumentException for any other word
     */
    public static LaunchStep of(String word) {
        for (LaunchStep step : values()) {
            if (step.word().equals(word)) {
                return step;
            }
        }
        throw new IllegalArgumentException("no such step: " + word);
    }
}
