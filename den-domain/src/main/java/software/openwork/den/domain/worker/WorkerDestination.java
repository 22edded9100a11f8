package software.openwork.den.domain.worker;

import java.util.Optional;

/** Where a worker runs. */
public enum WorkerDestination {
    /** On the user's own machine: nothing is launched, the worker is healthy at once. */
    LOCAL("local"),
    /** At a hosting vendor: launched by Den, may need a plan. */
    CLOUD("cloud");

    private final String word;

    WorkerDestination(String word) {
        this.word = word;
    }

    /**
     * The word used on the wire and in the database.
     *
     * @return lower case
     */
    public String word() {
        return word;
    }

    /**
     * The destination of a word, letter case counting.
     *
     * @param word any text
     * @return empty for an unknown word
     */
    public static Optional<WorkerDestination> parse(String word) {
        for (WorkerDestination destination : values()) {
            if (destination.word.equals(word)) {
                return Optional.of(destination);
            }
        }
        return Optional.empty();
    }
}
