package software.openwork.den.app.config;

import org.jspecify.annotations.Nullable;

/**
 * A variable of the environment: all that the parser, {@code .env.example} and the documentation know of it.
 *
 * @param name its name
 * @param kind what its text must look like
 * @param fallback the text that counts when it is not set; null for none
 * @param unset what happens when it is not set, for people
 * @param purpose what it is for, for people
 * @param secret whether its value must never be shown
 */
record Variable<T>(String name, Kind<T> kind, @Nullable String fallback, String unset, String purpose, boolean secret) {

    static <T> Variable<T> of(String name, Kind<T> kind, String purpose) {
        return new Variable<>(name, kind, null, "none", purpose, false);
    }

    /** With a value of its own when nothing is set. */
    Variable<T> or(String text) {
        return new Variable<>(name, kind, text, "`" + text + "`", purpose, secret);
    }

    /** With something else that counts when nothing is set, worked out by the reader. */
    Variable<T> otherwise(String words) {
        return new Variable<>(name, kind, null, words, purpose, secret);
    }

    Variable<T> hidden() {
        return new Variable<>(name, kind, fallback, unset, purpose, true);
    }
}
