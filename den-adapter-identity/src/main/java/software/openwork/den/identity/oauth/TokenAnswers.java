package software.openwork.den.identity.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.scribejava.core.extractors.TokenExtractor;
import com.github.scribejava.core.model.OAuth2AccessToken;
import com.github.scribejava.core.model.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.ProviderFault;
import software.openwork.den.domain.account.ProviderTokens;
import software.openwork.den.domain.secret.Secret;

/**
 * Reads answers of a token endpoint. The reader of scribejava takes {@code null} for the access token "null", knows
 * no error in an answer with status 200, as GitHub's are, and quotes the whole answer in its exceptions.
 */
final class TokenAnswers implements TokenExtractor<OAuth2AccessToken> {

    private static final long LONGEST_LIFE = Duration.ofDays(3650).toSeconds();

    /** The tokens under the type that scribejava hands through. */
    static final class Granted extends OAuth2AccessToken {

        private final transient ProviderTokens tokens;

        Granted(ProviderTokens tokens) {
            super(tokens.access().reveal());
            this.tokens = tokens;
        }

        ProviderTokens tokens() {
            return tokens;
        }
    }

    private final InstantSource clock;

    TokenAnswers(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Granted extract(Response response) throws IOException {
        JsonNode json = Answers.json(response.getCode(), response.getBody());
        Answers.error(json).ifPresent(error -> {
            throw new ProviderFaultException(ProviderFault.refused(error));
        });
        String access = Answers.text(json, "access_token")
                .orElseThrow(() -> new ProviderFaultException(ProviderFault.unusable("no access token")));
        return new Granted(new ProviderTokens(
                Secret.of(access),
                secret(json, "refresh_token"),
                secret(json, "id_token"),
                end(json.path("expires_in")),
                end(json.path("refresh_token_expires_in")),
                scopes(json)));
    }

    private static @Nullable Secret secret(JsonNode json, String name) {
        return Answers.text(json, name).map(Secret::of).orElse(null);
    }

    /** Null for what is no number of seconds, or one that no token lives. */
    private @Nullable Instant end(JsonNode seconds) {
        long life = seconds.asLong(-1);
        return life < 0 || life > LONGEST_LIFE ? null : clock.instant().plusSeconds(life);
    }

    /** Blanks part scopes, at GitHub commas do. */
    private static List<String> scopes(JsonNode json) {
        return Arrays.stream(json.path("scope").asText("").split("[\\s,]+", -1))
                .filter(scope -> !scope.isEmpty())
                .toList();
    }
}
