package software.openwork.den.domain.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerStatusTest {

    private static final String TABLE = """
            from \\ to     provisioning healthy      failed       stopped
            provisioning  -            yes          yes          yes
            healthy       -            -            -            yes
            failed        yes          -            -            yes
            stopped       -            -            -            -
            """;

    @Test
    void shouldFollowTheTable() {
        String table = "from \\ to     "
                + Arrays.stream(WorkerStatus.values())
                        .map(status -> "%-12s".formatted(status.word()))
                        .collect(Collectors.joining(" "))
                        .strip()
                + "\n"
                + Arrays.stream(WorkerStatus.values())
                        .map(WorkerStatusTest::row)
                        .collect(Collectors.joining("\n"))
                + "\n";

        System.out.print(table);
        assertThat(table).isEqualTo(TABLE);
    }

    private static String row(WorkerStatus from) {
        return ("%-13s ".formatted(from.word())
                        + Arrays.stream(WorkerStatus.values())
                                .map(to -> "%-12s".formatted(from.allows(to) ? "yes" : "-"))
                                .collect(Collectors.joining(" ")))
                .stripTrailing();
    }

    @ParameterizedTest
    @EnumSource(WorkerStatus.class)
    void shouldNeverFollowItself(WorkerStatus status) {
        assertThat(status.allows(status)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(WorkerStatus.class)
    void shouldAllowItsSuccessorsOnly(WorkerStatus status) {
        for (WorkerStatus next : WorkerStatus.values()) {
            assertThat(status.allows(next)).isEqualTo(status.successors().contains(next));
        }
    }

    @Test
    void shouldKeepItsTable() {
        assertThatThrownBy(() -> WorkerStatus.STOPPED.successors().add(WorkerStatus.HEALTHY))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(WorkerStatus.STOPPED.successors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PROVISIONING,false", "HEALTHY,true", "FAILED,true", "STOPPED,true"})
    void shouldBeSettledUnlessItIsBeingLaunched(WorkerStatus status, boolean settled) {
        assertThat(status.isSettled()).isEqualTo(settled);
    }

    @ParameterizedTest
    @EnumSource(WorkerStatus.class)
    void shouldHaveAWordOfItsOwn(WorkerStatus status) {
        assertThat(status.word()).isLowerCase();
        assertThat(WorkerStatus.of(status.word())).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HEALTHY", "Healthy", "healthy ", "fa\u0131led", "unknown"})
    void shouldRefuseOtherWords(String word) {
        assertThatThrownBy(() -> WorkerStatus.of(word)).isInstanceOf(IllegalArgumentException.class);
    }
}
