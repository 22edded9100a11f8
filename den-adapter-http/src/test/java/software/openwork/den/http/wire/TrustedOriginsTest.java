package software.openwork.den.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedOriginsTest {

    private final TrustedOrigins origins = new TrustedOrigins(
            "http://localhost:8788/base",
            List.of(
                    "https://App.example.com",
                    "https://*.preview.example.com",
                    "*.anywhere.example",
                    "https://a?.example"));

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8788,true",
        "https://app.example.com,true",
        "https://APP.example.com:443/,true",
        "https://one.preview.example.com,true",
        "https://one.two.preview.example.com/x,true",
        "http://x.anywhere.example,true",
        "https://x.anywhere.example,true",
        "https://a1.example,true",
        "http://app.example.com,false",
        "https://app.example.com:8443,false",
        "http://one.preview.example.com,false",
        "https://preview.example.com,false",
        "https://one.preview.example.com.evil.example,false",
        "https://evil.example/one.preview.example.com,false",
        "https://evil.example?.preview.example.com,false",
        "https://one.preview.example.com@evil.example,false",
        "https://a12.example,false",
        "https://appXexample.com,false",
        "null,false",
    })
    void shouldTrustWhatIsListed(String url, boolean trusted) {
        assertThat(origins.trusts(url)).isEqualTo(trusted);
    }
}
