package software.openwork.den.domain.idempotency;

import java.util.Objects;
import software.openwork.den.domain.account.UserId;

/**
 * A request that carries an idempotency key.
 *
 * @param user who asks
 * @param route what is asked for: the same key at another route is another key
 * @param key the key, 1 to {@link #LONGEST} printable ASCII characters
 * @param content all that makes this request another one, in a form that is the same for the same request
 */
public record KeyedRequest(UserId user, String route, String key, String content) {

    /** So many characters a key may have. */
    public static final int LONGEST = 255;

    /** Refuses a key that is none. */
    public KeyedRequest {
        Objects.requireNonNull(user, "user");
        if (!isKey(key)) {
            throw new IllegalArgumentException("a key has 1 to 255 printable ASCII characters");
        }
    }

    /**
     * Whether a text can be a key.
     *
     * @param text any text
     * @return true for 1 to {@link #LONGEST} characters from blank to tilde
     */
    public static boolean isKey(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
