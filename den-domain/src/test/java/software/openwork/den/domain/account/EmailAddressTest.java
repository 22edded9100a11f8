package software.openwork.den.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    private static final int LONG = 100_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.com",
                "ADA@EXAMPLE.COM",
                "a@b.co",
                "1@2.co",
                "first.last+tag@sub.example.co",
                "o'neil@example.com",
                "under_score@example.com",
                "trailing-@example.com",
                "trailing+@example.com",
                "_@example.com",
                "'a@example.com",
                "-@example.com",
                "a@xn--bcher-kva.example",
                "a@hyphen-.example",
                "a@1.2.3.com",
                "a@example.museum"
            })
    void shouldAccept(String address) {
        assertThat(EmailAddress.isValid(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a",
                "a@",
                "@example.com",
                "a@localhost",
                "a@example",
                "a@example.c",
                "a@example.c0m",
                "a@example.com.",
                "a@.example.com",
                "a@example..com",
                "a@-example.com",
                "a@exam_ple.com",
                "a@[127.0.0.1]",
                "a@127.0.0.1",
                ".a@example.com",
                "a.@example.com",
                "a..b@example.com",
                "a'@example.com",
                "\"a b\"@example.com",
                "a b@example.com",
                " a@example.com",
                "a@example.com ",
                "a@example.com\n",
                "a@b@example.com",
                "a@@example.com",
                "é@example.com",
                "a@bücher.example",
                "a@example.cöm",
                "a/b@example.com",
                "a@example.com\u0000",
                "\u0661@example.com",
                "a@example.c\u0131m"
            })
    void shouldRefuse(String address) {
        assertThat(EmailAddress.isValid(address)).isFalse();
    }

    @Test
    void shouldHaveNoLimitOfLength() {
        assertThat(EmailAddress.isValid("a".repeat(LONG) + "@example.com")).isTrue();
        assertThat(EmailAddress.isValid("a@" + "b".repeat(LONG) + ".com")).isTrue();
        assertThat(EmailAddress.isValid("a@" + "b.".repeat(LONG) + "com")).isTrue();
        assertThat(EmailAddress.isValid("a@example." + "c".repeat(LONG))).isTrue();
    }

    static Stream<String> hostile() {
        return Stream.of(
                "a".repeat(LONG),
                "a".repeat(LONG) + "!",
                "a.".repeat(LONG) + "@",
                ".".repeat(LONG),
                "@".repeat(LONG),
                "a@".repeat(LONG),
                "a@" + "a".repeat(LONG),
                "a@" + "a.".repeat(LONG),
                "a@" + "a-".repeat(LONG) + "!",
                "a@" + "a.".repeat(LONG) + "!",
                "a@" + "-".repeat(LONG),
                "a@" + ".".repeat(LONG),
                "a@a." + "a".repeat(LONG) + "1",
                "'".repeat(LONG) + "@example.com");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void shouldRefuseHostileTextInNoTime(String text) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(1),
                () -> assertThat(EmailAddress.isValid(text)).isFalse());
    }

    @Test
    void shouldNormaliseLetterCaseOnly() {
        assertThat(EmailAddress.normalise("Ada.LOVELACE+I@Example.COM")).isEqualTo("ada.lovelace+i@example.com");
    }
}
