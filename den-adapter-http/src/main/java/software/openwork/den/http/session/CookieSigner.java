package software.openwork.den.http.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.openwork.den.domain.secret.Secret;

/** Signs cookie values as {@code value.signature}, with HMAC-SHA256 in base64. Safe for use by many threads. */
final class CookieSigner {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE = 44;

    // Looking the algorithm up costs more than the HMAC; a clone of a keyed instance costs next to nothing.
    private final Mac keyed;

    CookieSigner(Secret secret) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this JDK cannot sign cookies", broken);
        }
    }

    String sign(String value) {
        return value + "." + new String(signature(value), StandardCharsets.ISO_8859_1);
    }

    /** The value, if it is signed by us. The time taken tells nothing about the right signature. */
    Optional<String> verify(String signed) {
        int dot = signed.lastIndexOf('.');
        if (dot < 1 || signed.length() - dot - 1 != SIGNATURE || !signed.endsWith("=")) {
            return Optional.empty();
        }
        String value = signed.substring(0, dot);
        byte[] presented = signed.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(presented, signature(value)) ? Optional.of(value) : Optional.empty();
    }

    private byte[] signature(String value) {
        try {
            Mac mac = (Mac) keyed.clone();
            return Base64.getEncoder().encode(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
