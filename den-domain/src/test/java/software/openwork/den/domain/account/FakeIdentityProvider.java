package software.openwork.den.domain.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.secret.Secret;

/**
 * A provider in memory. The same person approves every request until a test says otherwise; refresh tokens are given
 * with every exchange, and ID tokens are taken where the constructor is told so. Safe for use by many threads.
 */
public final class FakeIdentityProvider implements IdentityProvider {

    /**
     * What the browser brings back.
     *
     * @param redirectUri where it was sent
     * @param state as it was given
     * @param code for the exchange
     */
    public record Return(String redirectUri, String state, String code) {}

    private record Grant(AuthorizationRequest request, ProviderProfile profile) {}

    private final String id;
    private final boolean idTokens;
    private final Map<String, AuthorizationRequest> requests = new HashMap<>();
    private final Map<String, Grant> codes = new HashMap<>();
    private final Map<String, ProviderProfile> people = new HashMap<>();
    private final Map<String, @Nullable String> nonces = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private ProviderProfile person = new ProviderProfile("1001", "Octo Cat", "octo@example.com", true, null);
    private @Nullable Instant expiry;
    private @Nullable ProviderFault fault;
    private @Nullable ProviderFault userInfoFault;
    private int count;

    /** A provider of that name, with or without ID tokens. */
    public FakeIdentityProvider(String id, boolean idTokens) {
        this.id = id;
        this.idTokens = idTokens;
    }

    /** Without ID tokens. */
    public static FakeIdentityProvider github() {
        return new FakeIdentityProvider("github", false);
    }

    /** With ID tokens. */
    public static FakeIdentityProvider google() {
        return new FakeIdentityProvider("google", true);
    }

    /** Who approves from now on. */
    public synchronized FakeIdentityProvider person(ProviderProfile profile) {
        person = profile;
        return this;
    }

    /** When access tokens end that are given from now on; null: not told. */
    public synchronized FakeIdentityProvider accessExpiresAt(@Nullable Instant end) {
        expiry = end;
        return this;
    }

    /** Every call ends with that fault; null: none does. */
    public synchronized FakeIdentityProvider fault(@Nullable ProviderFault what) {
        fault = what;
        return this;
    }

    /** Tokens are given, the profile is not; null: it is. */
    public synchronized FakeIdentityProvider userInfoFault(@Nullable ProviderFault what) {
        userInfoFault = what;
        return this;
    }

    /** Takes every code and token back. */
    public synchronized FakeIdentityProvider revokeAll() {
        codes.clear();
        people.clear();
        nonces.clear();
        return this;
    }

    /** The person's browser opens the URL and the person approves. */
    public synchronized Return approve(String authorizationUrl) {
        AuthorizationRequest request = requests.get(authorizationUrl);
        if (request == null) {
            throw new IllegalArgumentException("no URL of this provider");
        }
        String code = "code-" + ++count;
        codes.put(code, new Grant(request, person));
        return new Return(request.redirectUri(), request.state(), code);
    }

    /** An ID token of that person, as a client of the provider's own library has one. */
    public synchronized Secret idToken(ProviderProfile profile, @Nullable String nonce) {
        String token = "id-token-" + ++count;
        people.put(token, profile);
        nonces.put(token, nonce);
        return Secret.of(token);
    }

    /** Names of the methods called so far, {@link #authorizationUrl} aside. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public synchronized String authorizationUrl(AuthorizationRequest request) {
        String url = "https://" + id + ".example/authorize?state=" + URLEncoder.encode(request.state(), UTF_8)
                + "&redirect_uri=" + URLEncoder.encode(request.redirectUri(), UTF_8);
        requests.put(url, request);
        return url;
    }

    @Override
    public synchronized Exchange exchange(CodeGrant grant) {
        calls.add("exchange");
        if (fault != null) {
            return new InvalidCode(fault);
        }
        Grant granted = codes.remove(grant.code().reveal());
        if (granted == null
                || !granted.request().codeVerifier().equals(grant.codeVerifier())
                || !granted.request().redirectUri().equals(grant.redirectUri())) {
            return new InvalidCode(ProviderFault.refused("invalid_grant"));
        }
        if (userInfoFault != null) {
            return new NoUserInfo(userInfoFault);
        }
        ProviderProfile profile = granted.profile();
        return profile.email() == null
                ? new NoEmail(profile)
                : new Identified(profile, tokens(profile, granted.request().extraScopes()));
    }

    @Override
    public synchronized Refresh refresh(Secret refreshToken) {
        calls.add("refresh");
        ProviderProfile profile = people.get(refreshToken.reveal());
        if (fault != null || profile == null) {
            return new NotRefreshed(fault == null ? ProviderFault.refused("invalid_grant") : fault);
        }
        return new Refreshed(tokens(profile, List.of()));
    }

    @Override
    public synchronized IdTokenCheck verify(Secret idToken, @Nullable String nonce) {
        calls.add("verify");
        if (!idTokens) {
            return new NotSupported();
        }
        ProviderProfile profile = people.get(idToken.reveal());
        if (fault != null || profile == null) {
            return new NotGenuine(fault == null ? ProviderFault.unusable("signature") : fault);
        }
        if (nonce != null && !nonce.equals(nonces.get(idToken.reveal()))) {
            return new NotGenuine(ProviderFault.unusable("nonce"));
        }
        return profile.email() == null ? new NoEmail(profile) : new Genuine(profile);
    }

    @Override
    public synchronized UserInfo userInfo(ProviderTokens tokens) {
        calls.add("userInfo");
        ProviderProfile profile = people.get(tokens.access().reveal());
        ProviderFault broken = fault == null ? userInfoFault : fault;
        if (broken != null || profile == null) {
            return new NoUserInfo(broken == null ? ProviderFault.refused("HTTP 401") : broken);
        }
        return new Found(profile, "{\"id\":\"" + profile.accountId() + "\"}");
    }

    private ProviderTokens tokens(ProviderProfile profile, List<String> extraScopes) {
        String access = "access-" + ++count;
        String refresh = "refresh-" + count;
        people.put(access, profile);
        people.put(refresh, profile);
        List<String> scopes = new ArrayList<>(List.of("profile", "email"));
        scopes.addAll(extraScopes);
        return new ProviderTokens(
                Secret.of(access), Secret.of(refresh), idTokens ? idToken(profile, null) : null, expiry, null, scopes);
    }
}
