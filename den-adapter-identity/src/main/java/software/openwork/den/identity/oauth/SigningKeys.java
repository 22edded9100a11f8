package software.openwork.den.identity.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.openwork.den.domain.account.ProviderFault;

/**
 * The keys that sign ID tokens, kept as long as the provider says. An unknown key id causes a call at most once a
 * minute, so that made-up ones cause no more, and keys outlive an outage of their endpoint for a day.
 */
final class SigningKeys {

    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int FEWEST_BITS = 2048;
    private static final Pattern MAX_AGE = Pattern.compile("(?i)\\bmax-age=(\\d{1,9})");

    private record Fetched(Map<String, PublicKey> keys, Instant at, Instant freshUntil) {}

    private final HttpCalls calls;
    private final URI url;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Fetched fetched = new Fetched(Map.of(), Instant.EPOCH, Instant.EPOCH);
    private Instant nextCall = Instant.EPOCH;
    private ProviderFault lastFault = ProviderFault.unavailable("no keys yet");

    SigningKeys(HttpCalls calls, URI url, InstantSource clock) {
        this.calls = calls;
        this.url = url;
        this.clock = clock;
    }

    /** The key of that name. */
    PublicKey find(String kid) {
        Fetched seen = fetched;
        PublicKey known = seen.keys().get(kid);
        if (known != null && clock.instant().isBefore(seen.freshUntil())) {
            return known;
        }
        lock.lock();
        try {
            if (!clock.instant().isBefore(nextCall)) {
                fetch();
            }
            return current(kid);
        } finally {
            lock.unlock();
        }
    }

    private PublicKey current(String kid) {
        if (!clock.instant().isBefore(fetched.at().plus(LONGEST))) {
            throw new ProviderFaultException(lastFault);
        }
        PublicKey key = fetched.keys().get(kid);
        if (key == null) {
            throw new ProviderFaultException(ProviderFault.unusable("ID token: unknown key"));
        }
        return key;
    }

    private void fetch() {
        try {
            HttpResponse<String> answer = calls.send(HttpRequest.newBuilder(url)
                    .header("Accept", "application/json")
                    .build());
            Map<String, PublicKey> keys = keys(Answers.json(answer.statusCode(), answer.body()));
            Instant now = clock.instant();
            fetched = new Fetched(keys, now, now.plus(life(answer)));
            nextCall = now.plus(PAUSE);
        } catch (ProviderFaultException e) {
            lastFault = ProviderFault.unavailable("keys: " + e.fault().detail());
            nextCall = clock.instant().plus(PAUSE_AFTER_FAILURE);
        }
    }

    private static Duration life(HttpResponse<String> answer) {
        Matcher maxAge =
                MAX_AGE.matcher(answer.headers().firstValue("Cache-Control").orElse(""));
        Duration life = maxAge.find() ? Duration.ofSeconds(Long.parseLong(maxAge.group(1))) : SHORTEST;
        return life.compareTo(SHORTEST) < 0 ? SHORTEST : life.compareTo(LONGEST) > 0 ? LONGEST : life;
    }

    private static Map<String, PublicKey> keys(JsonNode json) {
        Map<String, PublicKey> keys = new HashMap<>();
        for (JsonNode each : json.path("keys")) {
            if ("RSA".equals(each.path("kty").textValue())
                    && "sig".equals(each.path("use").asText("sig"))) {
                add(each, keys);
            }
        }
        if (keys.isEmpty()) {
            throw new ProviderFaultException(ProviderFault.unusable("none in the answer"));
        }
        return keys;
    }

    /** What is no key, or a weak one, is passed over: the next may be the one that is looked for. */
    private static void add(JsonNode json, Map<String, PublicKey> keys) {
        try {
            BigInteger modulus = number(json, "n");
            if (modulus.bitLength() >= FEWEST_BITS) {
                keys.put(
                        json.path("kid").asText(),
                        KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, number(json, "e"))));
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // passed over
        }
    }

    private static BigInteger number(JsonNode json, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(json.path(name).asText()));
    }
}
