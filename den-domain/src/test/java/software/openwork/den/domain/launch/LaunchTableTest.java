package software.openwork.den.domain.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.time.SettableClock;

/** The table in the documentation of {@link LaunchState} against the machine. */
class LaunchTableTest {

    private static final Pattern ROW = Pattern.compile(
            "<tr><td>(.*?)</td><td>(.*?)</td><td>(.*?)</td>\\s*\\*\\s*<td>(.*?)</td><td>(.*?)</td></tr>");

    /** What the machine does with a launch in some state: state, step, action, what becomes of it at its deadline. */
    private static List<String> facts(Launch launch) {
        LaunchMachine machine = Launches.machine();
        LaunchState state = launch.state();
        boolean failed = state instanceof LaunchState.Failing || state instanceof LaunchState.Failed;
        String step = failed
                ? "the one that failed"
                : state instanceof LaunchState.Cancelled
                        ? "the one that was cut"
                        : state.pursues().word().toUpperCase(Locale.ROOT);
        return List.of(
                name(state),
                step,
                name(machine.decide(launch, SettableClock.START)),
                state.isTerminal() ? "-" : atDeadline(machine, launch));
    }

    private static String atDeadline(LaunchMachine machine, Launch launch) {
        Launch next = giveUp(machine, launch);
        if (!next.state().equals(launch.state())) {
            return name(next.state());
        }
        assertThat(next.published()).isTrue();
        return "itself, published; then " + name(giveUp(machine, next).state());
    }

    private static Launch giveUp(LaunchMachine machine, Launch launch) {
        Instant deadline = launch.deadline();
        return machine.apply(launch, new LaunchOutcome.GivenUp(), deadline).launch();
    }

    private static String name(Object value) {
        return value.getClass().getSimpleName();
    }

    @Test
    void shouldBeWhatTheMachineDoes() throws IOException {
        Path module = Path.of(System.getProperty("basedir", "."));
        String source =
                Files.readString(module.resolve("src/main/java/software/openwork/den/domain/launch/LaunchState.java"));
        List<List<String>> documented = new ArrayList<>();
        for (MatchResult row : ROW.matcher(source).results().toList()) {
            documented.add(List.of(row.group(1), row.group(2), row.group(3), row.group(5)));
        }

        List<List<String>> actual = Stream.concat(
                        Launches.everyState().stream(),
                        Stream.of(Launches.after(
                                Launches.cleared(), new LaunchOutcome.Refused(FailureCode.HOST_QUOTA, null))))
                .map(LaunchTableTest::facts)
                .toList();
        assertThat(documented).containsExactlyInAnyOrderElementsOf(actual);
    }
}
