package software.openwork.den.domain.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequentialTokensTest implements TokenSourceContract {

    private final SequentialTokens tokens = new SequentialTokens();

    @Override
    public TokenSource tokens() {
        return tokens;
    }

    @Test
    void shouldBePredictable() {
        assertThat(tokens.uuid()).isEqualTo("00000001-0000-4000-8000-000000000000");
        assertThat(tokens.accountId()).isEqualTo("00000002AccountAccountAccount000");
        assertThat(tokens.sessionToken().reveal()).isEqualTo("00000003SessionSessionSession000");
        assertThat(new SequentialTokens(16).workerToken().reveal()).endsWith("0010");
    }
}
