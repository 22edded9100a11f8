package software.openwork.den.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.openwork.den.domain.secret.Secret;

class PasswordPolicyTest {

    static Stream<Arguments> passwords() {
        return Stream.of(
                Arguments.of("", PasswordPolicy.TOO_SHORT),
                Arguments.of("1234567", PasswordPolicy.TOO_SHORT),
                Arguments.of("12345678", PasswordPolicy.ACCEPTABLE),
                Arguments.of("        ", PasswordPolicy.ACCEPTABLE),
                // four characters, but eight UTF-16 code units, as the replaced service counts
                Arguments.of("\ud83d\ude00".repeat(4), PasswordPolicy.ACCEPTABLE),
                Arguments.of("\ud83d\ude00".repeat(3) + "x", PasswordPolicy.TOO_SHORT),
                Arguments.of("x".repeat(128), PasswordPolicy.ACCEPTABLE),
                Arguments.of("x".repeat(129), PasswordPolicy.TOO_LONG),
                Arguments.of("\ud83d\ude00".repeat(64), PasswordPolicy.ACCEPTABLE),
                Arguments.of("\ud83d\ude00".repeat(64) + "x", PasswordPolicy.TOO_LONG));
    }

    @ParameterizedTest
    @MethodSource("passwords")
    void shouldJudgeByUtf16CodeUnits(String password, PasswordPolicy verdict) {
        assertThat(PasswordPolicy.judge(Secret.of(password))).isEqualTo(verdict);
    }
}
