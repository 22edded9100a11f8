package software.openwork.den.domain.deploy;

/** The hosting vendor did not do what was asked. The message is for the operator and holds no secret. */
public final class HostFailureException extends RuntimeException {

    /** Whether it may go away by itself. */
    private final boolean passing;

    /**
     * A failure.
     *
     * @param message why
     * @param passing whether it may go away by itself
     */
    public HostFailureException(String message, boolean passing) {
        super(message);
        this.passing = passing;
    }

    /**
     * Whether asking again later may help.
     *
     * @return false when the vendor refused
     */
    public boolean passing() {
        return passing;
    }
}
