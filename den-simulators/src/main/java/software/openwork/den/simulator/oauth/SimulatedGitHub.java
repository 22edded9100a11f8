package software.openwork.den.simulator.oauth;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** GitHub: errors of the token endpoint come with status 200, and addresses are an endpoint of their own. */
public final class SimulatedGitHub extends SimulatedProvider {

    private static final Map<String, String> ERRORS = Map.of(
            "invalid_grant", "bad_verification_code",
            "invalid_client", "incorrect_client_credentials");

    SimulatedGitHub(Web web, InstantSource clock) {
        super("github", web, clock);
        serve("/login/oauth/authorize", Endpoint.AUTHORIZE, this::authorize);
        serve("/login/oauth/access_token", Endpoint.TOKEN, this::token);
        serve("/api/user", Endpoint.USER, this::user);
        serve("/api/user/emails", Endpoint.EMAILS, this::emails);
    }

    /**
     * The page for browsers.
     *
     * @return absolute URL
     */
    public String authorizeUrl() {
        return url("/login/oauth/authorize");
    }

    /**
     * The token endpoint.
     *
     * @return absolute URL
     */
    public String tokenUrl() {
        return url("/login/oauth/access_token");
    }

    /**
     * Below it are {@code /user} and {@code /user/emails}.
     *
     * @return absolute URL without a slash at the end
     */
    public String apiBase() {
        return url("/api");
    }

    @Override
    void complete(Map<String, @Nullable Object> tokens, Granted granted) {
        tokens.put("token_type", "bearer");
        tokens.put("scope", String.join(",", granted.scopes()));
        if (tokens.containsKey("refresh_token")) {
            tokens.put("expires_in", 28_800);
            tokens.put("refresh_token_expires_in", 15_897_600);
        }
    }

    @Override
    boolean rotatesRefreshTokens() {
        return true;
    }

    @Override
    Fault.Answer refusal(String error) {
        return json(
                200,
                Map.of(
                        "error", ERRORS.getOrDefault(error, error),
                        "error_description", "The request was refused.",
                        "error_uri", "https://docs.github.com/"));
    }

    private Fault.Answer user(SeenRequest request) {
        Granted granted = accessOf(request);
        if (granted == null || request.header("user-agent").isEmpty()) {
            return denial(granted);
        }
        Person person = granted.person();
        Map<String, @Nullable Object> profile = new LinkedHashMap<>();
        profile.put("login", person.login());
        profile.put("id", Long.parseLong(person.id()));
        profile.put("avatar_url", person.picture());
        profile.put("type", "User");
        profile.put("name", person.name());
        profile.put("email", person.publicEmail());
        return json(200, profile);
    }

    private Fault.Answer emails(SeenRequest request) {
        Granted granted = accessOf(request);
        if (granted == null || request.header("user-agent").isEmpty()) {
            return denial(granted);
        }
        if (!granted.scopes().contains("user:email")) {
            return json(404, Map.of("message", "Not Found"));
        }
        List<Map<String, Object>> emails = granted.person().emails().stream()
                .map(email -> Map.<String, Object>of(
                        "email", email.address(), "primary", email.primary(), "verified", email.verified()))
                .toList();
        return json(200, emails);
    }

    private static Fault.Answer denial(@Nullable Granted granted) {
        return granted == null
                ? json(401, Map.of("message", "Bad credentials"))
                : new Fault.Answer(403, Map.of(), "Request forbidden by administrative rules.");
    }
}
