package software.openwork.den.domain.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link TokenSource} promises. */
public interface TokenSourceContract {

    /** The source under test; the same one, or one that continues it, on every call within a test. */
    TokenSource tokens();

    @Test
    default void shouldMakeAccountIdsOf32LettersAndDigits() {
        assertThat(tokens().accountId()).matches("[A-Za-z0-9]{32}");
    }

    @Test
    default void shouldMakeRandomUuidsInLowerCase() {
        assertThat(tokens().uuid()).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @Test
    default void shouldMakeSessionTokensOf32LettersAndDigits() {
        assertThat(tokens().sessionToken().reveal()).matches("[A-Za-z0-9]{32}");
    }

    @Test
    default void shouldMakeWorkerTokensOf64HexadecimalDigits() {
        assertThat(tokens().workerToken().reveal()).matches("[0-9a-f]{64}");
    }

    @Test
    default void shouldNeverRepeatItself() {
        TokenSource tokens = tokens();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            assertThat(seen.add(tokens.accountId())).isTrue();
            assertThat(seen.add(tokens.uuid())).isTrue();
            assertThat(seen.add(tokens.sessionToken().reveal())).isTrue();
            assertThat(seen.add(tokens.workerToken().reveal())).isTrue();
        }
    }

    @Test
    default void shouldNeverRepeatItselfWhenManyThreadsAsk() {
        TokenSource tokens = tokens();
        Supplier<String> all = () -> tokens.uuid() + tokens.accountId();
        Set<String> seen = ConcurrentHashMap.newKeySet();
        long distinct = IntStream.range(0, 2000)
                .parallel()
                .filter(i -> seen.add(all.get()))
                .count();
        assertThat(distinct).isEqualTo(2000);
    }
}
