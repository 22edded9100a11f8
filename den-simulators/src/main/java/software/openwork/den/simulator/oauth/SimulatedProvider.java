package software.openwork.den.simulator.oauth;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What both providers have in common: clients, the authorise page, codes and tokens. Stricter than the real ones:
 * state and PKCE with S256 are demanded, redirect URIs must be registered to the letter, no parameter may come twice.
 * Safe for use by many threads.
 */
public abstract sealed class SimulatedProvider permits SimulatedGitHub, SimulatedGoogle {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration CODE_LIFETIME = Duration.ofMinutes(10);

    private record Client(String secret, Set<String> redirectUris) {}

    private record Code(String redirectUri, String challenge, boolean offline, Granted granted, Instant end) {}

    /** What a token stands for. */
    record Granted(String clientId, Person person, List<String> scopes) {}

    final InstantSource clock;
    private final String name;
    private final Map<String, Client> clients = new ConcurrentHashMap<>();
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Map<String, Granted> accessTokens = new ConcurrentHashMap<>();
    private final Map<String, Granted> refreshTokens = new ConcurrentHashMap<>();
    private final Map<Endpoint, Fault> faults = new ConcurrentHashMap<>();
    private final List<SeenRequest> requests = new CopyOnWriteArrayList<>();
    private final Web web;
    private volatile Person person = Person.of("1001", "Octo Cat", "octo@example.com");
    private volatile boolean denies;
    private volatile boolean givesRefreshTokens;
    private int count;

    SimulatedProvider(String name, Web web, InstantSource clock) {
        this.name = name;
        this.web = web;
        this.clock = clock;
    }

    /**
     * Makes a client known, or gives it other redirect URIs.
     *
     * @param clientId its name
     * @param clientSecret its password
     * @param redirectUris where browsers may be sent back to
     */
    public void register(String clientId, String clientSecret, String... redirectUris) {
        clients.put(clientId, new Client(clientSecret, Set.copyOf(Arrays.asList(redirectUris))));
    }

    /**
     * Chooses who is signed in here.
     *
     * @param somebody approves every request from now on
     */
    public void signedIn(Person somebody) {
        person = somebody;
        denies = false;
    }

    /** From now on requests are denied, until somebody else signs in. */
    public void deny() {
        denies = true;
    }

    /**
     * Whether refresh tokens are given, as GitHub does for apps with expiring tokens.
     *
     * @param given false at first
     */
    public void refreshTokens(boolean given) {
        givesRefreshTokens = given;
    }

    /** Takes every code and token back. */
    public void revokeAll() {
        codes.clear();
        accessTokens.clear();
        refreshTokens.clear();
    }

    /**
     * Puts an endpoint out of order, until {@link #heal}.
     *
     * @param endpoint which
     * @param fault how
     */
    public void fail(Endpoint endpoint, Fault fault) {
        faults.put(endpoint, fault);
    }

    /** Everything is in order again. */
    public void heal() {
        faults.clear();
    }

    /**
     * What was asked so far.
     *
     * @return the requests in the order of arrival
     */
    public List<SeenRequest> requests() {
        return List.copyOf(requests);
    }

    /**
     * How often an endpoint was asked.
     *
     * @param endpoint which
     * @return the count, faults included
     */
    public long requests(Endpoint endpoint) {
        return requests.stream()
                .filter(request -> request.endpoint() == endpoint)
                .count();
    }

    String url(String path) {
        return web.url() + "/" + name + path;
    }

    void serve(String path, Endpoint endpoint, Function<SeenRequest, Fault.Answer> work) {
        web.serve("/" + name + path, endpoint, request -> {
            requests.add(request);
            return switch (faults.get(endpoint)) {
                case null -> work.apply(request);
                case Fault.Answer answer -> answer;
                case Fault.Reset reset -> null;
                case Fault.Slow(Duration delay) -> sleep(delay) ? work.apply(request) : null;
            };
        });
    }

    Fault.Answer authorize(SeenRequest request) {
        Client client = clients.get(request.parameter("client_id"));
        String redirectUri = request.parameter("redirect_uri");
        if (client == null || !client.redirectUris().contains(redirectUri)) {
            return new Fault.Answer(400, Map.of(), "unknown client or redirect URI");
        }
        String state = request.parameter("state");
        if (state.isEmpty()
                || hasRepeated(request)
                || !request.parameter("response_type").equals("code")
                || !request.parameter("code_challenge_method").equals("S256")
                || request.parameter("code_challenge").length() != 43) {
            return back(redirectUri, "error=invalid_request", state);
        }
        if (denies) {
            return back(redirectUri, "error=access_denied&error_description=The+user+denied+it", state);
        }
        String code = newToken("code");
        List<String> scopes = List.of(request.parameter("scope").split(" ", -1));
        codes.put(
                code,
                new Code(
                        redirectUri,
                        request.parameter("code_challenge"),
                        request.parameter("access_type").equals("offline"),
                        new Granted(request.parameter("client_id"), person, scopes),
                        clock.instant().plus(CODE_LIFETIME)));
        return back(redirectUri, "code=" + code, state);
    }

    Fault.Answer token(SeenRequest request) {
        Client client = clients.get(request.parameter("client_id"));
        if (!request.method().equals("POST") || hasRepeated(request)) {
            return refusal("invalid_request");
        }
        if (client == null || !client.secret().equals(request.parameter("client_secret"))) {
            return refusal("invalid_client");
        }
        return switch (request.parameter("grant_type")) {
            case "authorization_code" -> exchange(request);
            case "refresh_token" -> refresh(request);
            default -> refusal("unsupported_grant_type");
        };
    }

    private Fault.Answer exchange(SeenRequest request) {
        Code code = codes.remove(request.parameter("code"));
        if (code == null
                || clock.instant().isAfter(code.end())
                || !code.granted().clientId().equals(request.parameter("client_id"))
                || !code.challenge().equals(challenge(request.parameter("code_verifier")))) {
            return refusal("invalid_grant");
        }
        if (!code.redirectUri().equals(request.parameter("redirect_uri"))) {
            return refusal("redirect_uri_mismatch");
        }
        return grant(code.granted(), givesRefreshTokens || code.offline());
    }

    private Fault.Answer refresh(SeenRequest request) {
        String token = request.parameter("refresh_token");
        Granted granted = refreshTokens.get(token);
        if (granted == null || !granted.clientId().equals(request.parameter("client_id"))) {
            return refusal("invalid_grant");
        }
        if (rotatesRefreshTokens()) {
            refreshTokens.remove(token);
        }
        return grant(granted, rotatesRefreshTokens());
    }

    private Fault.Answer grant(Granted granted, boolean refreshable) {
        String access = newToken("access");
        accessTokens.put(access, granted);
        Map<String, @Nullable Object> tokens = new HashMap<>(Map.of("access_token", access));
        if (refreshable) {
            String refresh = newToken("refresh");
            refreshTokens.put(refresh, granted);
            tokens.put("refresh_token", refresh);
        }
        complete(tokens, granted);
        return json(200, tokens);
    }

    /** Adds what only this provider says beside the tokens. */
    abstract void complete(Map<String, @Nullable Object> tokens, Granted granted);

    /** Whether a refresh token can be used once, and gives another one. */
    abstract boolean rotatesRefreshTokens();

    /** How this provider says no at the token endpoint. */
    abstract Fault.Answer refusal(String error);

    @Nullable
    Granted accessOf(SeenRequest request) {
        String authorization = request.header("authorization");
        return authorization.startsWith("Bearer ") ? accessTokens.get(authorization.substring(7)) : null;
    }

    static Fault.Answer json(int status, Object body) {
        try {
            return new Fault.Answer(
                    status, Map.of("Content-Type", "application/json; charset=utf-8"), JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Fault.Answer back(String redirectUri, String answer, String state) {
        String join = redirectUri.indexOf('?') < 0 ? "?" : "&";
        String location = redirectUri + join + answer + "&state=" + URLEncoder.encode(state, UTF_8);
        return new Fault.Answer(302, Map.of("Location", location), "");
    }

    private static boolean hasRepeated(SeenRequest request) {
        List<String> names = new ArrayList<>();
        request.parameters().forEach(parameter -> names.add(parameter.getKey()));
        return Set.copyOf(names).size() < names.size();
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized String newToken(String kind) {
        return name + "-" + kind + "-" + ++count;
    }

    private static boolean sleep(Duration delay) {
        try {
            Thread.sleep(delay);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
