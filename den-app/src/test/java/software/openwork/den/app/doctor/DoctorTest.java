package software.openwork.den.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.openwork.den.app.config.Problem;

class DoctorTest {

    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    private final Clocks clocks = new Clocks(InstantSource.fixed(NOW));

    @Test
    void shouldGiveUpOnWhatHangsAndTellTheRest() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        Check hanging = check("hanging", () -> {
            try {
                never.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        });

        List<Finding> findings =
                examine(List.of(), hanging, check("quick", () -> List.of(Finding.ok("quick", "fine"))));

        assertThat(findings)
                .contains(
                        Finding.ok("quick", "fine"), Finding.failed("hanging", "no answer within 1 s", "HANGING_URL"));
    }

    @Test
    void shouldTellOfWhatBreaksWithoutItsWords() throws InterruptedException {
        Check broken = check("broken", () -> {
            throw new IllegalStateException("hush", new IllegalArgumentException("hush"));
        });

        assertThat(examine(List.of(), broken))
                .contains(Finding.failed(
                        "broken",
                        "could not be looked at: IllegalStateException, because of IllegalArgumentException",
                        "BROKEN_URL"));
    }

    @Test
    void shouldNotLookAtWhatCannotBeRight() throws InterruptedException {
        Check check = check("vendor", () -> List.of(Finding.failed("vendor", "looked at")));

        assertThat(examine(List.of(new Problem("VENDOR_URL", "must be a URL")), check))
                .contains(Finding.skipped("vendor", "first put right: VENDOR_URL"));
    }

    @Test
    void shouldCompareClocks() throws InterruptedException {
        assertThat(clocks.findings()).extracting(Finding::verdict).containsExactly(Finding.Verdict.SKIPPED);

        clocks.hear("silent", null);
        clocks.hear("near", NOW.plusSeconds(9));
        assertThat(clocks.findings()).containsExactly(Finding.ok("clock", "agrees with near"));

        clocks.hear("odd", NOW.minusSeconds(11));
        clocks.hear("far", NOW.plusSeconds(600));
        assertThat(examine(List.of()))
                .containsExactly(
                        Finding.warning(
                                "clock", "the clock of this machine is 11 s ahead of that of odd: let NTP set it"),
                        Finding.failed(
                                "clock", "the clock of this machine is 600 s behind that of far: let NTP set it"));
    }

    private List<Finding> examine(List<Problem> problems, Check... checks) throws InterruptedException {
        return new Doctor(List.of(checks), problems, clocks, Duration.ofSeconds(1)).examine();
    }

    private static Check check(String name, Supplier<List<Finding>> look) {
        return new Check() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Set<String> needs() {
                return Set.of(name.toUpperCase(Locale.ROOT) + "_URL");
            }

            @Override
            public List<Finding> look() {
                return look.get();
            }
        };
    }
}
