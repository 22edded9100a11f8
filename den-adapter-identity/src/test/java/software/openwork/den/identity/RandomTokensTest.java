package software.openwork.den.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.secret.TokenSource;
import software.openwork.den.domain.secret.TokenSourceContract;

class RandomTokensTest implements TokenSourceContract {

    private final TokenSource tokens = new RandomTokens(new SecureRandom());

    @Override
    public TokenSource tokens() {
        return tokens;
    }

    @Test
    void shouldUseEveryLetterEquallyOften() {
        int[] seen = new int[128];
        int letters = 0;
        for (int i = 0; i < 20_000; i++) {
            for (char letter : tokens.accountId().toCharArray()) {
                seen[letter]++;
                letters++;
            }
        }

        double expected = letters / 62.0;
        double chiSquare = Arrays.stream(seen)
                .filter(count -> count > 0)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        assertThat(seen)
                .satisfies(counts -> assertThat(
                                Arrays.stream(counts).filter(count -> count > 0).count())
                        .isEqualTo(62));
        // 61 degrees of freedom: beyond 150 once in a hundred million runs; a remainder of 256 by 62 gives 2,500
        assertThat(chiSquare).isLessThan(150);
    }
}
