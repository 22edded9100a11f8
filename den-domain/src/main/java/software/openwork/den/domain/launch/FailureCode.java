package software.openwork.den.domain.launch;

import java.util.Locale;

/** Why a launch failed: stable words for programs, a sentence for people. */
public enum FailureCode {
    /** The vendor refused to make the service. */
    HOST_REJECTED(
            "The hosting provider refused to create the worker. Try again, and contact support with the reference if it happens again."),
    /** The vendor's limit or the account's payment stands in the way. */
    HOST_QUOTA(
            "The hosting provider has no room for another worker at the moment. Try again later or contact support."),
    /** The build or the start failed. */
    DEPLOY_FAILED(
            "The worker could not be built or started. Try again, and contact support with the reference if it happens again."),
    /** The build or the start took too long. */
    DEPLOY_TIMEOUT("The worker took too long to build and start. Try again."),
    /** The vendor named no URL. */
    NO_URL(
            "The hosting provider gave the worker no address. Try again, and contact support with the reference if it happens again."),
    /** The worker started, but never answered its health check. */
    UNHEALTHY_TIMEOUT("The worker started but did not become healthy in time. Try again."),
    /** The vendor could not be reached for too long. */
    VENDOR_UNAVAILABLE("The hosting provider could not be reached. Try again in a few minutes."),
    /** Den's own settings are wrong. */
    CONFIGURATION("Worker hosting is not set up correctly. Contact the operator with the reference."),
    /** The worker was deleted. */
    CANCELLED("The launch was cancelled because the worker was deleted.");

    private final String sentence;

    FailureCode(String sentence) {
        this.sentence = sentence;
    }

    /**
     * The stable word.
     *
     * @return lower case with underscores
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What the user is told.
     *
     * @return a sentence that says what to do
     */
    public String sentence() {
        return sentence;
    }

    /**
     * The code of a word.
     *
     * @param word one of the words of {@link #word()}
     * @return the code
     * @throws IllegalArgumentException for any other word
     */
    public static FailureCode of(String word) {
        for (FailureCode code : values()) {
            if (code.word().equals(word)) {
                return code;
            }
        }
        throw new IllegalArgumentException("no such failure: " + word);
    }
}
