package software.openwork.den.identity.oauth;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.ProviderFault;
import software.openwork.den.domain.secret.Secret;

/** ID tokens of Google for one client. Every method gives the claims, which have a subject, or throws a fault. */
final class IdTokens {

    private static final Set<String> ISSUERS = Set.of("https://accounts.google.com", "accounts.google.com");
    private static final long SKEW = 30;
    private static final long MAX_AGE = Duration.ofHours(1).toSeconds();

    private final String audience;
    private final SigningKeys keys;
    private final InstantSource clock;

    IdTokens(String audience, SigningKeys keys, InstantSource clock) {
        this.audience = audience;
        this.keys = keys;
        this.clock = clock;
    }

    /** One that is stored: nothing about it is checked again. */
    JsonNode read(Secret token) {
        JsonNode claims = part(parts(token)[1]);
        require(Answers.text(claims, "sub").isPresent(), "no subject");
        return claims;
    }

    /**
     * One that came from the token endpoint. Over TLS that vouches for it in place of the signature (OpenID Connect
     * Core, 3.1.3.7), and sign-in does not depend on the keys being within reach.
     */
    JsonNode fromProvider(Secret token) {
        JsonNode claims = read(token);
        require(ISSUERS.contains(claims.path("iss").asText()), "issuer");
        require(isForUs(claims.path("aud")), "audience");
        require(claims.path("exp").isNumber() && claims.path("exp").asLong() > now() - SKEW, "expired");
        return claims;
    }

    /** One that a client brought. */
    JsonNode fromAnybody(Secret token, @Nullable String nonce) {
        JsonNode claims = fromProvider(token);
        require(claims.path("iat").isNumber(), "no time of issue");
        long age = now() - claims.path("iat").asLong();
        require(age >= -SKEW && age <= MAX_AGE + SKEW, "too old, or of the future");
        require(nonce == null || nonce.equals(claims.path("nonce").textValue()), "nonce");
        requireSignature(parts(token));
        return claims;
    }

    private boolean isForUs(JsonNode aud) {
        // a text has no elements
        return audience.equals(aud.textValue())
                || StreamSupport.stream(aud.spliterator(), false).anyMatch(each -> audience.equals(each.textValue()));
    }

    /** Last, for it may ask for keys: a token that is no good anyway must not cause a call. */
    private void requireSignature(String[] parts) {
        JsonNode header = part(parts[0]);
        require("RS256".equals(header.path("alg").textValue()), "algorithm");
        // extensions that have to be understood, and none is
        require(header.path("crit").isMissingNode(), "critical extension");
        String kid = Answers.text(header, "kid").orElse("");
        require(!kid.isEmpty(), "no key id");
        PublicKey key = keys.find(kid);
        require(isSigned(key, parts), "signature");
    }

    private static boolean isSigned(PublicKey key, String[] parts) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
            return signature.verify(decode(parts[2]));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String[] parts(Secret token) {
        String[] parts = token.reveal().split("\\.", -1);
        require(parts.length == 3, "no JWT");
        return parts;
    }

    private static JsonNode part(String encoded) {
        JsonNode json = Answers.parse(new String(decode(encoded), UTF_8)).orElseGet(MissingNode::getInstance);
        require(json.isObject(), "no JWT");
        return json;
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getUrlDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new ProviderFaultException(ProviderFault.unusable("no JWT"));
        }
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private static void require(boolean good, String problem) {
        if (!good) {
            throw new ProviderFaultException(ProviderFault.unusable("ID token: " + problem));
        }
    }
}
