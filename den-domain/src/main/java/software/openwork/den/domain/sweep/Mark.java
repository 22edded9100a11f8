package software.openwork.den.domain.sweep;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.worker.WorkerId;

/**
 * Who says to have made something at a vendor, and for which worker.
 *
 * @param installation the Den that made it, or null where nothing says so: people and the replaced service leave no such
 *     mark
 * @param worker whose it is, or null where nothing says so
 */
public record Mark(@Nullable String installation, @Nullable WorkerId worker) {

    /** Nothing is said. */
    public static final Mark NONE = new Mark(null, null);

    private static final Pattern INSTALLATION = Pattern.compile("\\bDEN_INSTALLATION=([0-9a-fA-F-]{1,64})(?![^ ])");
    private static final Pattern WORKER = Pattern.compile("\\bDEN_WORKER_ID=([!-~]{1,64})(?![^ ])");

    /**
     * The mark as the comment of a DNS record has it.
     *
     * @return the comment
     * @throws IllegalStateException when it says nothing
     */
    public String comment() {
        if (installation == null || worker == null) {
            throw new IllegalStateException("a comment names an installation and a worker");
        }
        return "DEN_INSTALLATION=" + installation + " DEN_WORKER_ID=" + worker.value();
    }

    /**
     * Reads a comment.
     *
     * @param comment any text
     * @return what it says; {@link #NONE} for one that is not Den's
     */
    public static Mark ofComment(String comment) {
        return new Mark(
                first(INSTALLATION, comment),
                first(WORKER, comment) == null ? null : new WorkerId(String.valueOf(first(WORKER, comment))));
    }

    private static @Nullable String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }
}
