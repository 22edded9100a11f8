package software.openwork.den.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityConfigTest {

    @ParameterizedTest
    @CsvSource({
        "1, 2048, 1",
        "2, 2048, 2",
        "16, 2048, 16",
        "16, 1024, 8",
        // what -Xmx256m and -Xmx128m look like with the serial collector
        "2, 247, 2",
        "2, 123, 1",
        "2, 64, 1",
    })
    void shouldHashOnEveryProcessorWithinAQuarterOfTheHeap(int processors, long mebibytes, int atOnce) {
        IdentityConfig config = IdentityConfig.forMachine(processors, mebibytes << 20);

        assertThat(config.hashesAtOnce()).isEqualTo(atOnce);
        assertThat(config.hashesWaiting()).isEqualTo(64 * atOnce);
    }

    @Test
    void shouldFitThisMachine() {
        assertThat(IdentityConfig.forThisMachine().hashesAtOnce())
                .isBetween(1, Runtime.getRuntime().availableProcessors());
    }

    @Test
    void shouldRefuseAQueueThatNothingPasses() {
        assertThatIllegalArgumentException().isThrownBy(() -> new IdentityConfig(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new IdentityConfig(1, 0));
    }
}
