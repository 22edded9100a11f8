package software.openwork.den.domain.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UserReportTest {

    @Test
    void shouldCallProvidersByTheirUsualNames() {
        assertThat(UserReport.providers(Stream.of(" GitHub", "google", "credential", "email-password", "github", " ")))
                .containsExactly("email", "github", "google", "unknown");
        assertThat(UserReport.providers(Stream.of())).isEmpty();
    }
}
