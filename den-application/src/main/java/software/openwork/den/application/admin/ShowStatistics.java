package software.openwork.den.application.admin;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import software.openwork.den.domain.admin.Statistics;
import software.openwork.den.domain.worker.WorkerStatus;

/** Figures over the last days, those of UTC, today included. */
public final class ShowStatistics {

    /** The longest time that can be looked back. */
    public static final int MOST_DAYS = 366;

    private final Statistics statistics;
    private final InstantSource clock;

    public ShowStatistics(Statistics statistics, InstantSource clock) {
        this.statistics = statistics;
        this.clock = clock;
    }

    /**
     * Shows.
     *
     * @param days how many, from 1 to {@link #MOST_DAYS}
     * @return the figures
     */
    public Shown handle(int days) {
        Instant now = clock.instant();
        LocalDate from = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(days - 1L);
        return new Shown(now, from, statistics.signUps(from), statistics.workers(), statistics.launches(from));
    }

    /**
     * The figures. A day or status that is absent has none.
     *
     * @param at when they were counted
     * @param from the first day
     */
    public record Shown(
            Instant at,
            LocalDate from,
            List<Statistics.SignUps> signUps,
            Map<WorkerStatus, Long> workers,
            List<Statistics.Launches> launches) {

        /** Copies. */
        public Shown {
            signUps = List.copyOf(signUps);
            workers = Map.copyOf(workers);
            launches = List.copyOf(launches);
        }
    }
}
