package software.openwork.den.domain.trace;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The request because of which something is done: itself, a job that it left behind, a call to somebody else. Goes with
 * the thread, so that what is done need not be told; nothing but records and headers may depend on it.
 *
 * @param requestId the identifier of the request
 * @param parent its position in a distributed trace, or null
 */
public record Cause(String requestId, @Nullable TraceParent parent) {

    private static final ThreadLocal<@Nullable Cause> CURRENT = new ThreadLocal<>();

    /**
     * What this thread works for.
     *
     * @return empty when nobody asked for it
     */
    public static Optional<Cause> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /**
     * Does something because of this.
     *
     * @param work what
     * @return what came of it
     * @param <T> what comes of it
     * @param <E> how it can fail
     * @throws E when it fails
     */
    public <T, E extends Exception> T during(Work<T, E> work) throws E {
        @Nullable Cause before = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.run();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /**
     * As a text to be kept with a job.
     *
     * @return read by {@link #parse}
     */
    public String text() {
        return parent == null ? requestId : requestId + " " + parent.text();
    }

    /**
     * Reads it back.
     *
     * @param text what {@link #text} made, or anything
     * @return empty for an empty text
     */
    public static Optional<Cause> parse(String text) {
        int blank = text.indexOf(' ');
        String id = blank < 0 ? text : text.substring(0, blank);
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(new Cause(
                        id,
                        blank < 0
                                ? null
                                : TraceParent.parse(text.substring(blank + 1)).orElse(null)));
    }

    /**
     * Something to be done.
     *
     * @param <T> what comes of it
     * @param <E> how it can fail
     */
    public interface Work<T, E extends Exception> {

        /**
         * Does it.
         *
         * @return what came of it
         * @throws E when it fails
         */
        T run() throws E;
    }
}
