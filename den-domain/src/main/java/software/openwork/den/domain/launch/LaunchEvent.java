package software.openwork.den.domain.launch;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.worker.WorkerStatus;

/** Something worth telling about a launch. Events of one worker are numbered from 1 without gaps. */
public sealed interface LaunchEvent {

    /**
     * Its number.
     *
     * @return from 1
     */
    long seq();

    /**
     * When it happened.
     *
     * @return the time
     */
    Instant at();

    /** What became of a step. */
    enum Progress {
        /** Being worked on. */
        STARTED,
        /** Being worked on, but held up. */
        WAITING,
        /** Reached. */
        DONE,
        /** Not reached: the launch failed or was cancelled here. */
        FAILED,
        /** Not needed or given up without harm. */
        SKIPPED;

        /**
         * The word used on the wire and in the database.
         *
         * @return lower case
         */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * News of a step. A step that waits is told again only when it waits for something else.
     *
     * @param seq number
     * @param at when
     * @param step which step
     * @param progress what became of it
     * @param since when work on the step began
     * @param attempt how often it was tried without success
     * @param deadline when it is given up, or null when it is over
     * @param detail in words, or null
     * @param code why it failed, or null
     * @param reference the launch's reference when it failed, or null
     */
    record Step(
            long seq,
            Instant at,
            LaunchStep step,
            Progress progress,
            Instant since,
            int attempt,
            @Nullable Instant deadline,
            @Nullable String detail,
            @Nullable FailureCode code,
            @Nullable String reference)
            implements LaunchEvent {}

    /**
     * The worker has another status, or is healthy at another URL.
     *
     * @param seq number
     * @param at when
     * @param status the status
     * @param url where the worker can be reached from now on; null unless healthy
     * @param code why it failed, or null
     * @param reference the launch's reference when it failed, or null
     */
    record Status(
            long seq,
            Instant at,
            WorkerStatus status,
            @Nullable String url,
            @Nullable FailureCode code,
            @Nullable String reference)
            implements LaunchEvent {}
}
