package software.openwork.den.simulator.oauth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Signs ID tokens with RS256. Keys are made when first needed, once a process, for it takes up to a second. */
final class IdTokenMint {

    private static final Map<Integer, KeyPair> KEYS = new ConcurrentHashMap<>();
    private static final int UNPUBLISHED = 0;

    private int current = 1;

    synchronized void rotate() {
        current++;
    }

    synchronized Map<String, Object> publicKey() {
        RSAPublicKey key = (RSAPublicKey) keys(current).getPublic();
        return Map.of(
                "kty",
                "RSA",
                "alg",
                "RS256",
                "use",
                "sig",
                "kid",
                kid(),
                "n",
                base64(unsigned(key.getModulus())),
                "e",
                base64(unsigned(key.getPublicExponent())));
    }

    synchronized String sign(Map<String, @Nullable Object> claims) {
        return sign(kid(), keys(current), claims);
    }

    synchronized String forge(Map<String, @Nullable Object> claims) {
        return sign(kid(), keys(UNPUBLISHED), claims);
    }

    private String kid() {
        return "key-" + current;
    }

    private static KeyPair keys(int number) {
        return KEYS.computeIfAbsent(number, any -> newKeys());
    }

    private static String sign(String kid, KeyPair keys, Map<String, @Nullable Object> claims) {
        Map<String, Object> present = claims.entrySet().stream()
                .filter(claim -> claim.getValue() != null)
                .collect(Collectors.toMap(Map.Entry::getKey, claim -> Objects.requireNonNull(claim.getValue())));
        String content = part(Map.of("alg", "RS256", "typ", "JWT", "kid", kid)) + "." + part(present);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(US_ASCII));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(Map<String, Object> json) {
        try {
            return base64(SimulatedProvider.JSON.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
