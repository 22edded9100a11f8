package software.openwork.den.domain.sweep;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Port: what the last complete sweep found. Times are kept to the millisecond. A store that cannot be reached makes every
 * method throw an unchecked exception.
 */
public interface LeakRepository {

    /**
     * The last report.
     *
     * @return empty when nobody ever looked
     */
    Optional<Report> latest();

    /**
     * Replaces the report. A repeat changes nothing.
     *
     * @param report what was found
     */
    void replace(Report report);

    /**
     * What a sweep found.
     *
     * @param checkedAt when
     * @param leaks in the order of their kinds, references and names; no two of the same identity
     */
    record Report(Instant checkedAt, List<Leak> leaks) {

        /** Copies the list. */
        public Report {
            leaks = List.copyOf(leaks);
        }
    }
}
