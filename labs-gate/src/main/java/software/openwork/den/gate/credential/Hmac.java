package software.openwork.den.gate.credential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 with one key. Safe for use by many threads. */
final class Hmac {

    private static final String ALGORITHM = "HmacSHA256";

    // Looking the algorithm up costs more than the HMAC; a clone of a keyed instance costs next to nothing.
    private final Mac keyed;

    Hmac(byte[] key) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this JDK cannot sign", broken);
        }
    }

    static Hmac of(String key) {
        return new Hmac(key.getBytes(StandardCharsets.UTF_8));
    }

    /** A key of its own for one purpose. */
    Hmac derive(String purpose) {
        return new Hmac(of(purpose.getBytes(StandardCharsets.UTF_8)));
    }

    byte[] of(byte[] data) {
        try {
            Mac mac = (Mac) keyed.clone();
            return mac.doFinal(data);
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
