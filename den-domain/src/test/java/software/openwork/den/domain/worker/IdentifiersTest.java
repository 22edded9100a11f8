package software.openwork.den.domain.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.launch.HostRef;
import software.openwork.den.domain.org.OrgId;

class IdentifiersTest {

    private interface Id {
        Record of(String text);
    }

    static Stream<Arguments> ids() {
        return Stream.of(
                Arguments.of("worker", 64, (Id) WorkerId::new),
                Arguments.of("org", 64, (Id) OrgId::new),
                Arguments.of("user", 64, (Id) UserId::new),
                Arguments.of("host", 255, (Id) HostRef::new));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ids")
    void shouldBeBounded(String name, int most, Id id) {
        assertThat(id.of("x".repeat(most)).toString()).hasSize(most);
        assertThatThrownBy(() -> id.of("x".repeat(most + 1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> id.of("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> id.of(null)).isInstanceOf(NullPointerException.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ids")
    void shouldBeComparedExactlyAndPrintedPlainly(String name, int most, Id id) {
        assertThat(id.of("AbC"))
                .isEqualTo(id.of("AbC"))
                .isNotEqualTo(id.of("abc"))
                .hasToString("AbC");
    }

    @Test
    void shouldReadWorkerIdsFromOutside() {
        assertThat(WorkerId.parse("w-1")).contains(new WorkerId("w-1"));
        assertThat(WorkerId.parse("")).isEmpty();
        assertThat(WorkerId.parse("x".repeat(65))).isEmpty();
    }
}
