package software.openwork.den.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScryptChoiceTest {

    private static final Scrypt BOUNCY_CASTLE = new BouncyCastleScrypt();

    @Test
    void shouldTakeWhatReproducesAPublishedKey() {
        Scrypt chosen = ScryptChoice.choose(() -> new KnownKeys(false), BOUNCY_CASTLE);

        assertThat(chosen).isEqualTo(new BackedScrypt(new KnownKeys(false), BOUNCY_CASTLE));
        assertThat(chosen.fillsHeap()).isFalse();
    }

    @Test
    void shouldDoWithoutTheLibraryWhereThereIsNone() {
        assertThat(ScryptChoice.choose(() -> OpenSslScrypt.load("libcrypto.so.none"), BOUNCY_CASTLE))
                .isSameAs(BOUNCY_CASTLE);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void shouldDoWithoutWhateverCannotBeLoaded(Supplier<Scrypt> failing) {
        assertThat(ScryptChoice.choose(failing, BOUNCY_CASTLE)).isSameAs(BOUNCY_CASTLE);
    }

    static Stream<Supplier<Scrypt>> failures() {
        return Stream.of(
                () -> {
                    throw new UnsatisfiedLinkError("no library");
                },
                () -> {
                    throw new NoClassDefFoundError("com/sun/jna/NativeLibrary");
                },
                () -> {
                    // as JNA does where a native part of another version is installed
                    throw new Error("an incompatible JNA native library");
                },
                () -> {
                    throw new UnsupportedOperationException("another machine");
                });
    }

    @Test
    void shouldDoWithoutWhatDerivesWrongKeys() {
        Scrypt wrong = new Faulty(false);

        assertThat(ScryptChoice.choose(() -> wrong, BOUNCY_CASTLE)).isSameAs(BOUNCY_CASTLE);
    }

    @Test
    void shouldLetTheOtherStandInForAKeyThatFails() {
        Scrypt backed = new BackedScrypt(new Faulty(true), new KnownKeys(true));

        byte[] key = backed.key("password".getBytes(US_ASCII), new byte[0], new Scrypt.Cost(1024, 8, 16), 64);

        assertThat(key).asHexString().isEqualToIgnoringCase(KnownKeys.PASSWORD);
        assertThat(backed.fillsHeap()).isFalse();
    }

    private record Faulty(boolean fails) implements Scrypt {

        @Override
        public byte[] key(byte[] password, byte[] salt, Cost cost, int length) {
            if (fails) {
                throw new IllegalStateException("no memory");
            }
            return new byte[length];
        }

        @Override
        public boolean fillsHeap() {
            return false;
        }
    }
}
