package software.openwork.den.application.sweep;

import java.util.Optional;
import software.openwork.den.domain.sweep.LeakRepository;

/** What the last sweep found. */
public final class ShowLeaks {

    private final LeakRepository leaks;

    public ShowLeaks(LeakRepository leaks) {
        this.leaks = leaks;
    }

    /**
     * Shows.
     *
     * @return the last report; empty when nobody ever looked
     */
    public Optional<LeakRepository.Report> handle() {
        return leaks.latest();
    }
}
