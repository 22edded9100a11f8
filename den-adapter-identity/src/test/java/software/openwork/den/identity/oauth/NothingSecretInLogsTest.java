package software.openwork.den.identity.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.openwork.den.domain.account.IdentityProvider;
import software.openwork.den.domain.account.IdentityProvider.Identified;
import software.openwork.den.domain.account.IdentityProviderContract;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.simulator.oauth.Endpoint;
import software.openwork.den.simulator.oauth.Fault;
import software.openwork.den.simulator.oauth.Person;

/** With every logger of the libraries at its most talkative; reads what the other tests caused too. */
@Timeout(60)
class NothingSecretInLogsTest {

    private static final Person ADA = Person.of("424242", "Lovelace Ada", "ada@example.com");

    // as simplelogger.properties says
    private static final Path LOG = Path.of("target", "libraries.log");

    private final Harness harness = new Harness();

    NothingSecretInLogsTest() {
        harness.simulator.github().refreshTokens(true);
        harness.simulator.google().refreshTokens(true);
        harness.simulator.github().signedIn(ADA);
        harness.simulator.google().signedIn(ADA);
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void shouldLogNothingSecretWhenAllGoesWell() throws IOException {
        for (var provider : new IdentityProvider[] {harness.github, harness.google}) {
            Identified ada = Harness.identified(provider);
            Secret refresh = ada.tokens().refresh();
            assertThat(refresh).isNotNull();
            provider.refresh(refresh);
            provider.userInfo(ada.tokens());
        }
        harness.google.verify(Secret.of(harness.simulator.google().idToken("gg-client", ADA, Map.of())), null);

        assertThat(Files.readString(LOG)).as("the log is read").contains("org.pac4j");
        assertNothingSecret(Files.readString(LOG));
    }

    static Stream<Fault> faults() {
        String answer = "{\"access_token\":\"github-access-x\",\"error\":\"gh-secret ada@example.com\"";
        return Stream.of(
                Fault.json(200, answer),
                Fault.json(200, answer + "}"),
                Fault.json(401, answer + "}"),
                Fault.json(500, answer + "}"),
                Fault.json(200, "{\"access_token\":\"github-access-\\n\",\"id_token\":\"github-access-\"}"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void shouldShowNothingSecretWhenSomethingGoesWrong(Fault fault) throws IOException {
        harness.simulator.github().fail(Endpoint.TOKEN, fault);
        harness.simulator.google().fail(Endpoint.TOKEN, fault);

        assertNothingSecret(Harness.signIn(harness.github).toString());
        assertNothingSecret(Harness.signIn(harness.google).toString());
        assertNothingSecret(Files.readString(LOG));
    }

    private static void assertNothingSecret(String text) {
        assertThat(text)
                .doesNotContain("gh-secret", "gg-secret")
                .doesNotContain("github-access-", "github-refresh-", "github-code-")
                .doesNotContain("google-access-", "google-refresh-", "google-code-", "eyJ")
                .doesNotContain(IdentityProviderContract.VERIFIER.reveal(), IdentityProviderContract.STATE)
                .doesNotContainIgnoringCase("lovelace", "ada@example");
    }
}
