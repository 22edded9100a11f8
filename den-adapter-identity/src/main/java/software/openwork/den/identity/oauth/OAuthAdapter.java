package software.openwork.den.identity.oauth;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.pac4j.oauth.client.GitHubClient;
import org.pac4j.oauth.client.Google2Client;
import software.openwork.den.domain.account.IdentityProvider;

/** Sign-in with GitHub and Google. Its threads start with the first call; nothing is logged. */
public final class OAuthAdapter implements AutoCloseable {

    private final HttpCalls calls;
    private final InstantSource clock;

    private OAuthAdapter(OAuthConfig limits, InstantSource clock) {
        this.calls = new HttpCalls(limits);
        this.clock = clock;
    }

    /**
     * Makes the adapter.
     *
     * @param limits of every call
     * @param clock dates tokens and judges ID tokens
     * @return the adapter, to be closed
     */
    public static OAuthAdapter create(OAuthConfig limits, InstantSource clock) {
        return new OAuthAdapter(limits, clock);
    }

    /**
     * GitHub. Accounts are those of {@code /user} by their number; the address is the public one, else the primary
     * one, and counts as verified when the list of addresses says so.
     *
     * @param config which app, and where
     * @return the provider, without ID tokens
     */
    public IdentityProvider github(GitHubConfig config) {
        CodeFlow flow = new CodeFlow(
                () -> new GitHubClient(config.clientId(), config.clientSecret().reveal()),
                new ProviderApi(config.authorizeUrl(), config.tokenUrl(), new TokenAnswers(clock), calls),
                List.of("read:user", "user:email"),
                Map.of());
        return new GitHubProvider(flow, config.apiBase());
    }

    /**
     * Google. Accounts are the subjects of ID tokens, whose claims are checked wherever they come from, and whose
     * signature is where they do not come from Google itself.
     *
     * @param config which client, and where
     * @return the provider
     */
    public IdentityProvider google(GoogleConfig config) {
        CodeFlow flow = new CodeFlow(
                () -> new Google2Client(config.clientId(), config.clientSecret().reveal()),
                new ProviderApi(config.authorizeUrl(), config.tokenUrl(), new TokenAnswers(clock), calls),
                List.of("email", "profile", "openid"),
                Map.of("include_granted_scopes", "true"));
        SigningKeys keys = new SigningKeys(calls, config.certsUrl(), clock);
        return new GoogleProvider(flow, new IdTokens(config.clientId(), keys, clock));
    }

    /** Hangs up; calls under way and later ones find nobody. */
    @Override
    public void close() {
        calls.close();
    }
}
