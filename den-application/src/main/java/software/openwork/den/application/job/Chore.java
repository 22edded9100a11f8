package software.openwork.den.application.job;

import java.time.Duration;
import java.time.LocalTime;

/**
 * What is done again and again, by one of the instances. When it breaks it is done again the next time.
 *
 * @param name its name, the same on all instances, up to 100 characters
 * @param when it is done
 * @param work what
 */
public record Chore(String name, When when, Runnable work) {

    /** When a chore is done. */
    public sealed interface When {}

    /**
     * After every pause, which counts from the end of a run.
     *
     * @param pause positive
     */
    public record Every(Duration pause) implements When {}

    /**
     * Once a night.
     *
     * @param time of day, UTC
     */
    public record Nightly(LocalTime time) implements When {}

    /**
     * Done every hour.
     *
     * @param name its name
     * @param work what
     * @return the chore
     */
    public static Chore hourly(String name, Runnable work) {
        return new Chore(name, new Every(Duration.ofHours(1)), work);
    }
}
