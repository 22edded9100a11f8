package software.openwork.den.domain.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CauseTest {

    private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final Cause CAUSE = new Cause("req-1", new TraceParent(PARENT));

    @Test
    void shouldBeKnownWhileItsWorkIsDone() {
        assertThat(Cause.current()).isEmpty();

        Optional<Cause> seen = CAUSE.during(() -> {
            Cause inner = new Cause("req-2", null);
            assertThat(inner.during(Cause::current)).contains(inner);
            return Cause.current();
        });

        assertThat(seen).contains(CAUSE);
        assertThat(Cause.current()).isEmpty();
    }

    @Test
    void shouldBeForgottenWhenItsWorkFails() {
        assertThatThrownBy(() -> CAUSE.during(() -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(Cause.current()).isEmpty();
    }

    @Test
    void shouldSurviveAsText() {
        assertThat(Cause.parse(CAUSE.text())).contains(CAUSE);
        assertThat(Cause.parse("req-2")).contains(new Cause("req-2", null));
        assertThat(Cause.parse("req-2 rubbish")).contains(new Cause("req-2", null));
        assertThat(Cause.parse("")).isEmpty();
    }

    @Test
    void shouldTellTheTrace() {
        assertThat(new TraceParent(PARENT).trace()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\nX-Evil: 1"
            })
    void shouldLeaveOutWhatIsNoTraceParent(String text) {
        assertThat(TraceParent.parse(text)).isEmpty();
        assertThatThrownBy(() -> new TraceParent(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
