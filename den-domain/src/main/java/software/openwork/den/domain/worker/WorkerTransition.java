package software.openwork.den.domain.worker;

/** What became of a change to a {@link Worker}. */
public sealed interface WorkerTransition {

    /**
     * The worker changed.
     *
     * @param worker how it is now
     */
    record Applied(Worker worker) implements WorkerTransition {}

    /**
     * The change had been made before.
     *
     * @param worker as it was
     */
    record Unchanged(Worker worker) implements WorkerTransition {}

    /**
     * The change is not possible from where the worker stands.
     *
     * @param from its status
     * @param to the status it was to take
     */
    record Refused(WorkerStatus from, WorkerStatus to) implements WorkerTransition {}
}
