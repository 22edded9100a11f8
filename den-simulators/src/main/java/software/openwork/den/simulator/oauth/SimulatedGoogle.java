package software.openwork.den.simulator.oauth;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Google: who the person is stands in an ID token. Refresh tokens are given for {@code access_type=offline}. */
public final class SimulatedGoogle extends SimulatedProvider {

    private final IdTokenMint mint = new IdTokenMint();
    private volatile Map<String, @Nullable Object> flaws = Map.of();
    private volatile boolean idTokens = true;

    SimulatedGoogle(Web web, InstantSource clock) {
        super("google", web, clock);
        serve("/o/oauth2/v2/auth", Endpoint.AUTHORIZE, this::authorize);
        serve("/token", Endpoint.TOKEN, this::token);
        serve("/oauth2/v3/certs", Endpoint.CERTS, request -> certs());
    }

    /**
     * The page for browsers.
     *
     * @return absolute URL
     */
    public String authorizeUrl() {
        return url("/o/oauth2/v2/auth");
    }

    /**
     * The token endpoint.
     *
     * @return absolute URL
     */
    public String tokenUrl() {
        return url("/token");
    }

    /**
     * The public keys.
     *
     * @return absolute URL
     */
    public String certsUrl() {
        return url("/oauth2/v3/certs");
    }

    /**
     * Whether the token endpoint gives ID tokens.
     *
     * @param given true at first
     */
    public void idTokens(boolean given) {
        idTokens = given;
    }

    /**
     * Claims that every ID token has from now on, whatever they should be; null leaves a claim out.
     *
     * @param claims the claims; none: tokens are as they should be
     */
    public void claims(Map<String, @Nullable Object> claims) {
        flaws = new HashMap<>(claims);
    }

    /**
     * An ID token as Google's own sign-in button gives it to a page.
     *
     * @param clientId audience
     * @param person whose it is
     * @param claims these instead of, or besides, the usual ones; null leaves a claim out
     * @return the token
     */
    public String idToken(String clientId, Person person, Map<String, @Nullable Object> claims) {
        Map<String, @Nullable Object> all = claims(clientId, person);
        all.putAll(claims);
        return mint.sign(all);
    }

    /**
     * The same, signed by a key that was never published, under the name of one that is.
     *
     * @param clientId audience
     * @param person whose it is
     * @return the token
     */
    public String forgedIdToken(String clientId, Person person) {
        return mint.forge(claims(clientId, person));
    }

    /** Signs with another key from now on; the old one is no longer published. */
    public void rotateKey() {
        mint.rotate();
    }

    @Override
    void complete(Map<String, @Nullable Object> tokens, Granted granted) {
        tokens.put("token_type", "Bearer");
        tokens.put("expires_in", 3599);
        tokens.put("scope", String.join(" ", granted.scopes()));
        if (idTokens && granted.scopes().contains("openid")) {
            tokens.put("id_token", idToken(granted.clientId(), granted.person(), Map.of()));
        }
    }

    @Override
    boolean rotatesRefreshTokens() {
        return false;
    }

    @Override
    Fault.Answer refusal(String error) {
        return json(error.equals("invalid_client") ? 401 : 400, Map.of("error", error));
    }

    private Map<String, @Nullable Object> claims(String clientId, Person person) {
        long now = clock.instant().getEpochSecond();
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("iss", "https://accounts.google.com");
        claims.put("azp", clientId);
        claims.put("aud", clientId);
        claims.put("sub", person.id());
        person.mainEmail().ifPresent(email -> {
            claims.put("email", email.address());
            claims.put("email_verified", email.verified());
        });
        claims.put("name", person.name());
        claims.put("picture", person.picture());
        claims.put("iat", now);
        claims.put("exp", now + 3600);
        claims.putAll(flaws);
        return claims;
    }

    private Fault.Answer certs() {
        Fault.Answer keys = json(200, Map.of("keys", List.of(mint.publicKey())));
        Map<String, String> headers = new HashMap<>(keys.headers());
        headers.put("Cache-Control", "public, max-age=19845, must-revalidate, no-transform");
        return new Fault.Answer(200, headers, keys.body());
    }
}
