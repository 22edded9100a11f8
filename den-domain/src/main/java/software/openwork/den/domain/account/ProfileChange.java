package software.openwork.den.domain.account;

import org.jspecify.annotations.Nullable;

/**
 * What a user changes about how others see them.
 *
 * @param name new name, at most 255 characters, or null to leave it
 * @param image what becomes of the picture
 */
public record ProfileChange(@Nullable String name, Image image) {

    /** Most characters of a name. */
    public static final int NAME_MAX = 255;

    /** Most bytes of the URL of a picture, in UTF-8. */
    public static final int IMAGE_BYTES_MAX = 65_535;

    /**
     * Whether the URL of a picture can be kept.
     *
     * @param url any text
     * @return false beyond {@link #IMAGE_BYTES_MAX}
     */
    public static boolean fits(String url) {
        // as UTF-8 has it; half a surrogate pair becomes a replacement character
        long bytes = url.codePoints()
                .mapToLong(point -> point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)
                .sum();
        return bytes <= IMAGE_BYTES_MAX;
    }

    /** What becomes of the picture. */
    public sealed interface Image {}

    /** It stays. */
    public record Keep() implements Image {}

    /** There is none from now on. */
    public record Remove() implements Image {}

    /**
     * It is another one.
     *
     * @param url its URL, at most 65,535 bytes of UTF-8
     */
    public record Replace(String url) implements Image {}

    /**
     * Whether anything is changed.
     *
     * @return false for a change of nothing
     */
    public boolean isEmpty() {
        return name == null && image instanceof Keep;
    }
}
