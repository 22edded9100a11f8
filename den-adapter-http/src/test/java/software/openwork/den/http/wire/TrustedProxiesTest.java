package software.openwork.den.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    @ParameterizedTest
    @CsvSource({
        "private,7f000001,true",
        "private,0a010203,true",
        "private,ac100001,true",
        "private,ac1fffff,true",
        "private,ac200001,false",
        "private,c0a80101,true",
        "private,08080808,false",
        "private,00000000000000000000000000000001,true",
        "private,fd000000000000000000000000000001,true",
        "private,20010db8000000000000000000000001,false",
        "none,7f000001,false",
        "'8.8.8.0/23, 2001:db8::/33',08080901,true",
        "'8.8.8.0/23, 2001:db8::/33',08080a01,false",
        "'8.8.8.0/23, 2001:db8::/33',20010db8000000000000000000000001,true",
        "'8.8.8.0/23, 2001:db8::/33',20010db8800000000000000000000001,false",
        "8.8.8.8,08080808,true",
        "8.8.8.8,08080809,false",
        "0.0.0.0/0,08080808,true",
    })
    void shouldHoldTheNetworksThatAreNamed(String setting, String address, boolean trusted) {
        assertThat(TrustedProxies.of(setting).trusts(HexFormat.of().parseHex(address)))
                .isEqualTo(trusted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "8.8.8", "8.8.8.8/33", "8.8.8.8/-1", "8.8.8.8/", "::1/129", "8.8.8.8/x"})
    void shouldNameWhatCannotBeRead(String setting) {
        assertThatThrownBy(() -> TrustedProxies.of("10.0.0.0/8," + setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(setting);
    }

    @Test
    void shouldBeEmptyForAnEmptyList() {
        assertThat(TrustedProxies.of(" , ").networks()).isEmpty();
    }
}
