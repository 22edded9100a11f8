package software.openwork.den.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every implementation does. */
interface ScryptContract {

    Scrypt.Cost CHEAP = new Scrypt.Cost(16, 1, 1);

    Scrypt scrypt();

    @ParameterizedTest
    @CsvSource({
        "'', '', 16, 1, 1, " + KnownKeys.NOTHING,
        "password, NaCl, 1024, 8, 16, " + KnownKeys.PASSWORD,
        "pleaseletmein, SodiumChloride, 16384, 8, 1, " + KnownKeys.PLEASE_LET_ME_IN,
    })
    default void shouldDeriveTheKeysOfTheRfc(String password, String salt, int n, int r, int p, String key) {
        byte[] derived =
                scrypt().key(password.getBytes(US_ASCII), salt.getBytes(US_ASCII), new Scrypt.Cost(n, r, p), 64);

        assertThat(HexFormat.of().formatHex(derived)).isEqualTo(key);
    }

    @Test
    default void shouldLeaveWhatItIsGivenAlone() {
        byte[] password = "p\u00e4ssw\u00f6rd".getBytes(UTF_8);
        byte[] salt = "salt".getBytes(UTF_8);

        scrypt().key(password, salt, CHEAP, 64);

        assertThat(password).asString(UTF_8).isEqualTo("p\u00e4ssw\u00f6rd");
        assertThat(salt).asString(UTF_8).isEqualTo("salt");
    }

    @Test
    default void shouldServeManyThreadsAtOnce() throws Exception {
        List<byte[]> alone = IntStream.range(0, 64).mapToObj(this::cheap).toList();
        List<Future<byte[]>> together = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 64; i++) {
                int number = i;
                together.add(threads.submit(() -> cheap(number)));
            }
        }

        for (int i = 0; i < 64; i++) {
            assertThat(together.get(i).get()).isEqualTo(alone.get(i));
        }
        assertThat(alone.stream().map(HexFormat.of()::formatHex)).doesNotHaveDuplicates();
    }

    @Test
    default void shouldFailWhenTheCostMakesNoSense() {
        assertThatRuntimeException()
                .isThrownBy(() -> scrypt().key(new byte[1], new byte[1], new Scrypt.Cost(15, 1, 1), 64));
    }

    private byte[] cheap(int number) {
        return scrypt().key(("password " + number).getBytes(UTF_8), "salt".getBytes(UTF_8), CHEAP, 64);
    }
}
