package software.openwork.den.domain.worker;

/** What a worker token is good for. */
public enum TokenScope {
    /** Using the worker. */
    CLIENT("client"),
    /** Administering it. */
    HOST("host");

    private final String word;

    TokenScope(String word) {
        this.word = word;
    }

    /**
     * The word used in the database.
     *
     * @return lower case
     */
    public String word() {
        return word;
    }
}
