package software.openwork.den.domain.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.worker.Workers;

/** What every {@link LeakRepository} promises. Each test begins with whatever the one before it left. */
public abstract class LeakRepositoryContract {

    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123Z");

    protected abstract LeakRepository leaks();

    private static Leak leak(Leak.Kind kind, String ref, String name) {
        return new Leak(
                kind, ref, name, Workers.id(1), "an installation", Leak.Verdict.OURS_ORPHANED, NOW.minusSeconds(1));
    }

    @Test
    void shouldKeepTheLastReport() {
        leaks().replace(new LeakRepository.Report(NOW, List.of(leak(Leak.Kind.DNS, "rec_1", "a.workers.example"))));
        LeakRepository.Report report = new LeakRepository.Report(
                NOW.plusSeconds(3600),
                List.of(
                        leak(Leak.Kind.HOST, "srv-1", "den-worker-1"),
                        new Leak(Leak.Kind.HOST, "srv-2", "n".repeat(255), null, null, Leak.Verdict.UNKNOWN, NOW),
                        new Leak(Leak.Kind.DOMAIN, "srv-2", "ä.example", null, "x", Leak.Verdict.FOREIGN, NOW),
                        leak(Leak.Kind.DNS, "rec_1", "A.workers.example"),
                        leak(Leak.Kind.DNS, "rec_1", "a.workers.example")));

        leaks().replace(report);
        leaks().replace(report);

        assertThat(leaks().latest()).contains(report);
    }

    @Test
    void shouldKeepThatNothingWasFound() {
        leaks().replace(new LeakRepository.Report(NOW, List.of(leak(Leak.Kind.DNS, "rec_1", "a.workers.example"))));

        leaks().replace(new LeakRepository.Report(NOW, List.of()));

        assertThat(leaks().latest()).contains(new LeakRepository.Report(NOW, List.of()));
    }
}
