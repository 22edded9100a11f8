package software.openwork.den.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.secret.Secret;

/** A hash as the replaced service stores it; its salt is the hexadecimal text itself, not the bytes it stands for. */
record ScryptHash(String salt, String key) {

    private static final Scrypt.Cost COST = new Scrypt.Cost(1 << 14, 16, 1);
    private static final int KEY_BYTES = 64;
    private static final Pattern FORM = Pattern.compile("([0-9a-fA-F]{32}):([0-9a-fA-F]{128})");
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    static ScryptHash of(Scrypt scrypt, Secret password, String salt) {
        byte[] key = scrypt.key(bytes(password), salt.getBytes(US_ASCII), COST, KEY_BYTES);
        return new ScryptHash(salt, HexFormat.of().formatHex(key));
    }

    static Optional<ScryptHash> parse(@Nullable String text) {
        Matcher form = FORM.matcher(text == null ? "" : text);
        return form.matches()
                ? Optional.of(new ScryptHash(form.group(1), form.group(2).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    boolean sameAs(ScryptHash other) {
        return MessageDigest.isEqual(key.getBytes(US_ASCII), other.key.getBytes(US_ASCII));
    }

    String text() {
        return salt + ":" + key;
    }

    private static byte[] bytes(Secret password) {
        String normal = Normalizer.normalize(password.reveal(), Normalizer.Form.NFKC);
        // The replaced service encodes half a surrogate pair as U+FFFD, Java as a question mark.
        return LONE_SURROGATE.matcher(normal).replaceAll("\uFFFD").getBytes(UTF_8);
    }
}
