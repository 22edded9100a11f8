package software.openwork.den.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small alphabets of the wire. */
class WireTextTest {

    @Nested
    class Times {

        private static final DateTimeFormatter EXPECTED =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

        @Test
        void shouldBeWrittenAsJavaScriptDoes() {
            Random random = new Random(7);
            for (int i = 0; i < 20_000; i++) {
                Instant time = Instant.ofEpochSecond(
                        random.nextLong(-62_000_000_000L, 250_000_000_000L), random.nextInt(1_000_000_000));

                assertThat(IsoTime.format(time)).isEqualTo(EXPECTED.format(time));
            }
            assertThat(IsoTime.format(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00.000Z");
        }
    }

    @Nested
    class Percents {

        @ParameterizedTest
        @CsvSource({
            "a b/ü,a%20b%2F%C3%BC",
            "-_.!~*'(),-_.!~*'()",
            "😀,%F0%9F%98%80",
            "a+b=c&d;e,a%2Bb%3Dc%26d%3Be",
        })
        void shouldBeWrittenAndRead(String text, String encoded) {
            assertThat(PercentCode.encode(text)).isEqualTo(encoded);
            assertThat(PercentCode.decode(encoded)).contains(text);
        }

        @Test
        void shouldNotFailOnHalfACharacter() {
            assertThat(PercentCode.encode("a\ud83d")).isEqualTo("a%EF%BF%BD");
            assertThat(PercentCode.headerSafe("\udc00")).isEqualTo("%EF%BF%BD");
        }

        @ParameterizedTest
        @ValueSource(strings = {"%", "%2", "%zz", "%ED%A0%80", "%C0%AF", "%FF", "%E0%A4%A", "é%FF"})
        void shouldBeStrictWhereJavaScriptIs(String text) {
            assertThat(PercentCode.decode(text)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"a+b,a b", "%41%zz%,A%zz%", "%C3%BC,ü", "é+%20,é  |"})
        void shouldBeGenerousInForms(String text, String decoded) {
            assertThat(PercentCode.decodeForm(text)).isEqualTo(decoded.replace("|", ""));
        }
    }

    @Nested
    class OriginsOfUrls {

        @ParameterizedTest
        @CsvSource({
            "http://localhost:3005/a?b#c,http://localhost:3005",
            "HTTPS://App.Example.COM:443/,https://app.example.com",
            "http://a:80,http://a",
            "http://a:,http://a",
            "http://[::1]:8080/x,http://[::1]:8080",
            "http://user:pass@host/,http://host",
            "http://a?b@c,http://a",
        })
        void shouldBeFound(String url, String origin) {
            assertThat(Origins.of(url)).contains(origin);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "null",
                    "//host",
                    "http:/host",
                    "http:///x",
                    "http://",
                    "ftp://host",
                    "javascript://host",
                    "http://ho st",
                    "http://host\\@evil",
                    "http://host:port",
                    "http://host:123456",
                    "http://hößt",
                    "http://%68ost",
                    " http://host",
                    "http://host\n",
                    "http://[::1",
                })
        void shouldNotBeGuessed(String url) {
            assertThat(Origins.of(url)).isEmpty();
        }
    }

    @Nested
    class Tags {

        @Test
        void shouldChangeWithTheBytes() {
            String tag = ETags.of(new byte[] {1, 2, 3});

            assertThat(ETags.of(new byte[] {1, 2, 3})).isEqualTo(tag);
            assertThat(ETags.of(new byte[] {1, 2, 4})).isNotEqualTo(tag);
            assertThat(ETags.of(new byte[] {1, 2, 3, 0})).isNotEqualTo(tag);
        }
    }
}
