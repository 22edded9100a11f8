package software.openwork.den.domain.secret;

import java.util.Objects;

/**
 * A text that must not reach a log, an error or a URL: passwords, tokens, keys.
 *
 * <p>{@link #toString()} is redacted; the text is had with {@link #reveal()} only, which makes every use of it
 * easy to find. Equality compares the texts (not in constant time: comparisons against attacker-supplied text
 * belong to the adapter that has the means).
 */
public final class Secret {

    private final String text;

    private Secret(String text) {
        this.text = Objects.requireNonNull(text, "text");
    }

    /**
     * Wraps a text.
     *
     * @param text the secret, any text, the empty one included
     * @return the wrapped text
     */
    public static Secret of(String text) {
        return new Secret(text);
    }

    /**
     * The text itself.
     *
     * @return the text given to {@link #of(String)}
     */
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Never the text: always {@code Secret[redacted]}. */
    @Override
    public String toString() {
        return "Secret[redacted]";
    }
}
