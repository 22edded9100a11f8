package software.openwork.den.app.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Compares this machine's clock with those of others, as they are heard. Safe for use by many threads. */
final class Clocks {

    private static final String CHECK = "clock";

    /** Answers are dated to the second, and take a while. */
    private static final Duration NOTABLE = Duration.ofSeconds(10);

    /** Beyond it Google's ID tokens, Polar's webhooks and sessions of other instances are judged wrongly. */
    private static final Duration HARMFUL = Duration.ofSeconds(60);

    private record Heard(String whose, Duration behind) {}

    private final InstantSource clock;
    private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();

    Clocks(InstantSource clock) {
        this.clock = clock;
    }

    /** Somebody else's time, just now; null when they did not say. */
    void hear(String whose, @Nullable Instant theirs) {
        if (theirs != null) {
            heard.add(new Heard(whose, Duration.between(clock.instant(), theirs)));
        }
    }

    List<Finding> findings() {
        if (heard.isEmpty()) {
            return List.of(Finding.skipped(CHECK, "nobody was heard whose clock it could be compared with"));
        }
        List<Finding> off = heard.stream()
                .filter(each -> each.behind().abs().compareTo(NOTABLE) > 0)
                .map(Clocks::off)
                .toList();
        return off.isEmpty()
                ? List.of(Finding.ok(
                        CHECK,
                        "agrees with "
                                + String.join(
                                        ", ",
                                        heard.stream()
                                                .map(Heard::whose)
                                                .sorted()
                                                .toList())))
                : off;
    }

    private static Finding off(Heard other) {
        String text = "the clock of this machine is " + other.behind().abs().toSeconds() + " s "
                + (other.behind().isNegative() ? "ahead of" : "behind") + " that of " + other.whose()
                + ": let NTP set it";
        return other.behind().abs().compareTo(HARMFUL) > 0 ? Finding.failed(CHECK, text) : Finding.warning(CHECK, text);
    }
}
