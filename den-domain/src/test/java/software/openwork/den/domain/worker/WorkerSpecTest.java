package software.openwork.den.domain.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.domain.account.Users;
import software.openwork.den.domain.org.Orgs;
import software.openwork.den.domain.time.SettableClock;

class WorkerSpecTest {

    /** Two UTF-16 code units, one character. */
    private static final String EMOJI = "\ud83d\ude00";

    private interface Field {
        WorkerSpec of(String text);
    }

    private static WorkerSpec named(String name) {
        return new WorkerSpec(name, null, WorkerDestination.CLOUD, null, null, null);
    }

    private static WorkerSpec local(@Nullable String path) {
        return new WorkerSpec("x", null, WorkerDestination.LOCAL, path, null, null);
    }

    static Stream<Arguments> fields() {
        WorkerDestination cloud = WorkerDestination.CLOUD;
        return Stream.of(
                Arguments.of("name", 255, (Field) WorkerSpecTest::named),
                Arguments.of("description", 1024, (Field) text -> new WorkerSpec("x", text, cloud, null, null, null)),
                Arguments.of("workspacePath", 1024, (Field) text -> new WorkerSpec("x", null, cloud, text, null, null)),
                Arguments.of("workspacePath", 1024, (Field) WorkerSpecTest::local),
                Arguments.of("sandboxBackend", 64, (Field) text -> new WorkerSpec("x", null, cloud, null, text, null)),
                Arguments.of("imageVersion", 128, (Field) text -> new WorkerSpec("x", null, cloud, null, null, text)));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("fields")
    void shouldCountCharactersAsTheDatabaseDoes(String field, int most, Field spec) {
        assertThat(spec.of("x".repeat(most)).brokenBound()).isEmpty();
        assertThat(spec.of(EMOJI.repeat(most)).brokenBound()).isEmpty();
        assertThat(spec.of("x".repeat(most + 1)).brokenBound()).contains(field);
        assertThat(spec.of(EMOJI.repeat(most) + "x").brokenBound()).contains(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u2003"})
    void shouldRefuseABlankName(String name) {
        assertThat(named(name).brokenBound()).contains("name");
    }

    @ParameterizedTest
    @NullAndEmptySource
    void shouldWantAPathWhenLocal(@Nullable String path) {
        assertThat(local(path).brokenBound()).contains("workspacePath");
    }

    @Test
    void shouldBeRefusedWhenANewWorkerBreaksABound() {
        assertThatThrownBy(() -> Worker.request(
                        Workers.id(1), Orgs.acme().id(), Users.bob().id(), local(""), SettableClock.START))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("workspacePath");
    }

    @Test
    void shouldTakeEmptyTextsWhereTheyMeanNothing() {
        assertThat(new WorkerSpec("x", "", WorkerDestination.CLOUD, "", "", "").brokenBound())
                .isEmpty();
    }

    @Test
    void shouldReadTheWordsOfDestinationsExactly() {
        assertThat(WorkerDestination.parse("local")).contains(WorkerDestination.LOCAL);
        assertThat(WorkerDestination.parse("cloud")).contains(WorkerDestination.CLOUD);
        assertThat(WorkerDestination.parse("Cloud")).isEmpty();
        assertThat(WorkerDestination.parse("")).isEmpty();
        for (WorkerDestination destination : WorkerDestination.values()) {
            assertThat(WorkerDestination.parse(destination.word())).contains(destination);
        }
    }

    @Test
    void shouldHaveOtherWordsForEachScope() {
        assertThat(TokenScope.CLIENT.word()).isEqualTo("client");
        assertThat(TokenScope.HOST.word()).isEqualTo("host");
    }
}
