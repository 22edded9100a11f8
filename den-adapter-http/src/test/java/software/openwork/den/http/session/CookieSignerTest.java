package software.openwork.den.http.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.domain.secret.Secret;

class CookieSignerTest {

    private static final String TOKEN = "AbCdEfGhIjKlMnOpQrStUvWxYz012345";
    private static final String SIGNED = TOKEN + ".0Lw57Ocq2RFY9gPaPW9Vo41oVgJQaoYMsgRJyVWHrsc=";

    private final CookieSigner signer = new CookieSigner(Secret.of("0123456789abcdef0123456789abcdef0123"));

    @Test
    void shouldSignAsTheReplacedServiceDoes() {
        assertThat(signer.sign(TOKEN)).isEqualTo(SIGNED);
    }

    @Test
    void shouldKnowItsOwnSignature() {
        assertThat(signer.verify(SIGNED)).contains(TOKEN);
        assertThat(signer.verify(signer.sign("a.b.c"))).contains("a.b.c");
        assertThat(signer.verify(signer.sign("ü"))).contains("ü");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                TOKEN,
                TOKEN + ".",
                "x" + SIGNED,
                SIGNED + "=",
                TOKEN + ".1Lw57Ocq2RFY9gPaPW9Vo41oVgJQaoYMsgRJyVWHrsc=",
                TOKEN + ".0Lw57Ocq2RFY9gPaPW9Vo41oVgJQaoYMsgRJyVWHrsd=",
                ".0Lw57Ocq2RFY9gPaPW9Vo41oVgJQaoYMsgRJyVWHrsc=",
            })
    void shouldKnowNoOther(String value) {
        assertThat(signer.verify(value)).isEmpty();
    }

    @Test
    void shouldSignForManyAtOnce() {
        assertThat(IntStream.range(0, 2000)
                        .parallel()
                        .mapToObj(number -> signer.verify(signer.sign("token" + number)))
                        .filter(java.util.Optional::isPresent))
                .hasSize(2000);
    }
}
