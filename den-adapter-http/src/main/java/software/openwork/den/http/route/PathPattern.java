package software.openwork.den.http.route;

import java.util.Optional;

/** A path of the API, matched as it came: letter case and one trailing slash do not count, nothing is decoded. */
public final class PathPattern {

    static final String PARAMETER = "{id}";

    private final String text;
    private final String head;
    private final String tail;
    private final boolean parameter;

    /**
     * A pattern.
     *
     * @param path from the root, literal but for one {@code {id}}
     */
    public PathPattern(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException(path);
        }
        this.text = path;
        int at = path.indexOf(PARAMETER);
        this.parameter = at >= 0;
        this.head = parameter ? path.substring(0, at) : path;
        this.tail = parameter ? path.substring(at + PARAMETER.length()) : "";
    }

    public String text() {
        return text;
    }

    boolean hasParameter() {
        return parameter;
    }

    boolean matches(String path) {
        return parameter ? raw(path).isPresent() : same(path, 0, head);
    }

    /** The parameter as it came; empty where the path does not match, or the pattern has none. */
    public Optional<String> raw(String path) {
        if (!parameter || !path.regionMatches(true, 0, head, 0, head.length())) {
            return Optional.empty();
        }
        int slash = path.indexOf('/', head.length());
        int end = slash < 0 ? path.length() : slash;
        return end > head.length() && same(path, end, tail)
                ? Optional.of(path.substring(head.length(), end))
                : Optional.empty();
    }

    /** The parameter of a path that matches to the letter, without a slash more; as {@link #raw} otherwise. */
    public Optional<String> exact(String path) {
        return raw(path).filter(value -> path.equals(head + value + tail));
    }

    /** Whether the rest of the path from there on is the given text, give or take a slash at the end. */
    private static boolean same(String path, int from, String text) {
        int rest = path.length() - from;
        boolean slash = rest == text.length() + 1 && path.endsWith("/") && !text.equals("/");
        return (rest == text.length() || slash) && path.regionMatches(true, from, text, 0, text.length());
    }
}
