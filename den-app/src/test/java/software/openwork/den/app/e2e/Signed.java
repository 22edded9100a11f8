package software.openwork.den.app.e2e;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Cookie values signed as Better Auth signs them, worked out without any code of the server. */
final class Signed {

    static final String COOKIE = "better-auth.session_token";

    private Signed() {}

    /** The value as it travels: percent-encoded {@code value.signature}. */
    static String value(String secret, String value) {
        // Base64 and the values of these tests hold nothing that form encoding and encodeURIComponent treat
        // differently.
        return URLEncoder.encode(raw(secret, value), StandardCharsets.UTF_8);
    }

    static String raw(String secret, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signature = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
            return value + "." + Base64.getEncoder().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A session cookie for the token, signed by the server's secret. */
    static String cookie(String token) {
        return COOKIE + "=" + value(Server.SECRET, token);
    }
}
