package software.openwork.den.domain.access;

/** What can be done to a worker. */
public enum WorkerAction {
    /** See the worker, its instance, its launch and its runtime versions. */
    READ(false),
    /** Be shown its tokens, the administrative ones included. */
    SHOW_TOKENS(true),
    /** Upgrade the software on it. */
    UPGRADE(true),
    /** Try a failed launch again. */
    RETRY(true),
    /** Take it down for good, and see the receipt of that. */
    DELETE(true);

    private final boolean keepersOnly;

    WorkerAction(boolean keepersOnly) {
        this.keepersOnly = keepersOnly;
    }

    /**
     * Whether only the worker's creator and owners of its organisation may do it.
     *
     * @return false when every member may
     */
    public boolean keepersOnly() {
        return keepersOnly;
    }
}
