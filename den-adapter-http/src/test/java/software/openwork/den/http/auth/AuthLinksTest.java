package software.openwork.den.http.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.secret.Secret;

class AuthLinksTest {

    private final AuthLinks links = new AuthLinks(URI.create("https://den.example"));

    @Test
    void shouldLeadToDensOwnPagesUnlessOthersAreWanted() {
        assertThat(links.resetPassword(Secret.of("t0ken"), "").reveal())
                .isEqualTo("https://den.example/api/auth/reset-password/t0ken" + "?callbackURL=%2Freset-password");
        assertThat(links.verifyEmail(Secret.of("t0ken"), "").reveal())
                .isEqualTo("https://den.example/api/auth/verify-email?token=t0ken&callbackURL=%2F");
    }

    @Test
    void shouldKeepAnotherPageWhole() {
        String page = "https://app.example/in?a=1&b=2#c";

        assertThat(links.resetPassword(Secret.of("t"), page).reveal())
                .endsWith("?callbackURL=https%3A%2F%2Fapp.example%2Fin%3Fa%3D1%26b%3D2%23c");
        assertThat(links.verifyEmail(Secret.of("a+b/c="), page).reveal())
                .isEqualTo("https://den.example/api/auth/verify-email?token=a%2Bb%2Fc%3D"
                        + "&callbackURL=https%3A%2F%2Fapp.example%2Fin%3Fa%3D1%26b%3D2%23c");
    }
}
