package software.openwork.den.gate.credential;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Makes and reads the cookies of one token: {@code v1.key.issued.expires.id.signature}, times in seconds since 1970. The
 * key's name and the signature come from HMACs under keys derived from the token, so that neither tells anything of it,
 * and a cookie of another token is not ours.
 */
final class CookieSeal {

    private static final String VERSION = "v1";
    private static final int PARTS = 6;
    private static final int LONGEST = 160;
    private static final int KEY_NAME_BYTES = 6;
    private static final int ID_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Hmac hmac;
    private final String key;

    CookieSeal(String token) {
        Hmac root = Hmac.of(token);
        hmac = root.derive("labs-gate cookie signature v1");
        byte[] name = root.derive("labs-gate cookie key name v1").of(new byte[0]);
        key = BASE64.encodeToString(Arrays.copyOf(name, KEY_NAME_BYTES));
    }

    /** The name that its cookies carry. */
    String key() {
        return key;
    }

    /** The key that a cookie names; empty when it cannot be one of ours. */
    static Optional<String> keyOf(String cookie) {
        String[] parts = cookie.length() > LONGEST ? new String[0] : cookie.split("\\.", -1);
        return parts.length == PARTS && parts[0].equals(VERSION) ? Optional.of(parts[1]) : Optional.empty();
    }

    String issue(Instant now, Instant expires) {
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        String text = String.join(
                ".",
                VERSION,
                key,
                Long.toString(now.getEpochSecond()),
                Long.toString(expires.getEpochSecond()),
                BASE64.encodeToString(id));
        return text + "." + signature(text);
    }

    /** When the cookie ends; empty when it is not ours, not yet valid, or over. */
    Optional<Instant> verify(String cookie, Instant now) {
        int dot = cookie.lastIndexOf('.');
        byte[] presented = cookie.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        byte[] right = signature(cookie.substring(0, dot)).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(presented, right)) {
            return Optional.empty();
        }
        String[] parts = cookie.split("\\.", -1);
        try {
            Instant issued = Instant.ofEpochSecond(Long.parseLong(parts[2]));
            Instant expires = Instant.ofEpochSecond(Long.parseLong(parts[3]));
            return !now.isBefore(issued) && now.isBefore(expires) ? Optional.of(expires) : Optional.empty();
        } catch (NumberFormatException | DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private String signature(String text) {
        return BASE64.encodeToString(hmac.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
