package software.openwork.den.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.domain.account.EmailTokens;
import software.openwork.den.domain.account.EmailTokensContract;
import software.openwork.den.domain.secret.Secret;

class SignedEmailTokensTest implements EmailTokensContract {

    private static final String SECRET = "0123456789abcdef0123456789abcdef0123";
    private static final String GOOD = "{\"email\":\"Ada@example.com\",\"iat\":1774747800,\"exp\":1774751400}";

    @Override
    public EmailTokens tokens() {
        return IdentityAdapter.emailTokens(Secret.of(SECRET));
    }

    @Override
    public EmailTokens others() {
        return IdentityAdapter.emailTokens(Secret.of("another secret of more than 32 characters"));
    }

    @Test
    void shouldReadWhatTheReplacedServiceSigned() throws Exception {
        assertThat(read("{\"alg\":\"HS256\"}", GOOD)).isEqualTo(new EmailTokens.Proven(EMAIL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\"}",
                "{\"alg\":\"HS512\"}",
                "{\"alg\":\"RS256\"}",
                "{\"alg\":\"HS256\",\"crit\":[\"b64\"],\"b64\":false}",
                "{}",
                "[]",
            })
    void shouldBelieveNoOtherAlgorithm(String header) throws Exception {
        assertThat(read(header, GOOD)).isEqualTo(new EmailTokens.Invalid());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no end|{\"email\":\"ada@example.com\"}",
                "no address|{\"exp\":1774751400}",
                "no text|{\"email\":5,\"exp\":1774751400}",
                "no time|{\"email\":\"ada@example.com\",\"exp\":\"soon\"}",
                "a change of address|{\"email\":\"ada@example.com\",\"updateTo\":\"e@x.co\",\"exp\":1774751400}",
                "no object|[]",
            })
    void shouldBelieveNoOtherClaims(String title, String claims) throws Exception {
        assertThat(read("{\"alg\":\"HS256\"}", claims)).as(title).isEqualTo(new EmailTokens.Invalid());
    }

    @Test
    void shouldRefuseASecretThatIsTooShort() {
        assertThatThrownBy(() -> IdentityAdapter.emailTokens(Secret.of("too short")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private EmailTokens.Reading read(String header, String claims) throws GeneralSecurityException {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String signed =
                base64.encodeToString(header.getBytes(UTF_8)) + "." + base64.encodeToString(claims.getBytes(UTF_8));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
        String token = signed + "." + base64.encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
        return tokens().read(Secret.of(token), NOW);
    }
}
