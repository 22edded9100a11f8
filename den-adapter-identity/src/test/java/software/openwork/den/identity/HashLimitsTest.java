package software.openwork.den.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashLimitsTest {

    @ParameterizedTest
    @CsvSource({
        "1, 2048, 1",
        "2, 2048, 2",
        "16, 2048, 16",
        "16, 1024, 8",
        // what -Xmx256m, -Xmx128m and -Xmx96m look like with the serial collector
        "2, 247, 2",
        "2, 123, 1",
        "2, 92, 1",
        "2, 64, 1",
    })
    void shouldHashOnEveryProcessorWithinAQuarterOfTheHeap(int processors, long mebibytes, int atOnce) {
        HashLimits limits = HashLimits.inHeap(processors, mebibytes << 20);

        assertThat(limits).isEqualTo(new HashLimits(atOnce, 64 * atOnce));
    }

    @ParameterizedTest
    @CsvSource({"2, 256, 2", "2, 128, 1", "2, 64, 1", "64, 512, 4", "64, 65536, 64"})
    void shouldHashOnEveryProcessorWithinAQuarterOfTheMemory(int processors, long mebibytes, int atOnce) {
        HashLimits limits = HashLimits.inMemory(processors, mebibytes << 20);

        assertThat(limits).isEqualTo(new HashLimits(atOnce, 64 * atOnce));
    }

    @Test
    void shouldFitThisMachine() {
        int processors = Runtime.getRuntime().availableProcessors();

        HashLimits inHeap = HashLimits.forThisMachine(new BouncyCastleScrypt());
        HashLimits outside = HashLimits.forThisMachine(new KnownKeys(false));

        assertThat(inHeap.atOnce()).isBetween(1, processors);
        assertThat(outside.atOnce()).isBetween(inHeap.atOnce(), processors);
    }

    @Test
    void shouldRefuseAQueueThatNothingPasses() {
        assertThatIllegalArgumentException().isThrownBy(() -> new HashLimits(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new HashLimits(1, 0));
    }
}
