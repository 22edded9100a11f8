package software.openwork.den.application.launch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import software.openwork.den.domain.launch.LaunchRepository;

/**
 * How often a launch may look at its deploy, so that all of them together stay under what the hosting vendor allows: the
 * more launches are under way, the longer each one waits. Safe for use by many threads.
 */
public final class LookPace {

    private static final Duration COUNTED_FOR = Duration.ofSeconds(5);

    private final LaunchRepository launches;
    private final InstantSource clock;
    private final int looksPerMinute;
    private Instant countedAt = Instant.MIN;
    private int underWay;

    /**
     * A pace.
     *
     * @param launches tells how many are under way, on all instances
     * @param clock dates the count, which is made anew every five seconds
     * @param looksPerMinute how many looks all launches together may take in a minute
     */
    public LookPace(LaunchRepository launches, InstantSource clock, int looksPerMinute) {
        this.launches = launches;
        this.clock = clock;
        this.looksPerMinute = looksPerMinute;
    }

    /** The time between two looks of one launch. */
    Duration interval() {
        return Duration.ofMinutes(1).multipliedBy(count()).dividedBy(looksPerMinute);
    }

    private synchronized int count() {
        Instant now = clock.instant();
        if (countedAt.equals(Instant.MIN) || !now.isBefore(countedAt.plus(COUNTED_FOR))) {
            underWay = launches.underWay();
            countedAt = now;
        }
        return underWay;
    }
}
