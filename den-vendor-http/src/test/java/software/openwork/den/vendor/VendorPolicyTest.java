package software.openwork.den.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class VendorPolicyTest {

    @Test
    void shouldRefuseLimitsThatNoCallCouldKeep() {
        VendorPolicy good = VendorPolicy.of("acme", 1);

        assertThat(good.within(Duration.ofMillis(1)).limit()).isEqualTo(Duration.ofMillis(1));
        assertThatThrownBy(() -> good.within(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> good.pausing(Duration.ofMillis(-1), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> VendorPolicy.of("acme", 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
