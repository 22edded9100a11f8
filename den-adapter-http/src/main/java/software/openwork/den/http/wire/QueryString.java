package software.openwork.den.http.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The query of a request, with repeated and bracketed names told apart as the replaced service does. */
public final class QueryString {

    public static final QueryString NONE = new QueryString(List.of());

    private final List<Pair> pairs;

    private QueryString(List<Pair> pairs) {
        this.pairs = pairs;
    }

    public static QueryString parse(@Nullable String raw) {
        if (raw == null || raw.isEmpty()) {
            return NONE;
        }
        List<Pair> pairs = new ArrayList<>();
        int from = 0;
        while (from <= raw.length()) {
            int end = raw.indexOf('&', from);
            int to = end < 0 ? raw.length() : end;
            if (to > from) {
                int equals = raw.indexOf('=', from);
                int nameEnd = equals < 0 || equals > to ? to : equals;
                pairs.add(new Pair(
                        PercentCode.decodeForm(raw.substring(from, nameEnd)),
                        nameEnd == to ? "" : PercentCode.decodeForm(raw.substring(nameEnd + 1, to))));
            }
            from = to + 1;
        }
        return new QueryString(pairs);
    }

    /** What a name stands for. */
    public sealed interface Value {}

    /** The name does not occur. */
    public record Absent() implements Value {}

    /** The name occurs once, plainly. */
    public record Text(String text) implements Value {}

    /** The name occurs more than once, or as {@code name[]}. */
    public record Many(List<String> texts) implements Value {}

    /** The name occurs as {@code name[key]}. */
    public record Nested() implements Value {}

    public Value get(String name) {
        List<String> texts = new ArrayList<>(1);
        boolean listed = false;
        for (Pair pair : pairs) {
            if (pair.name.equals(name)) {
                texts.add(pair.value);
            } else if (pair.name.startsWith(name + "[")) {
                if (!isListItem(pair.name.substring(name.length()))) {
                    return new Nested();
                }
                listed = true;
                texts.add(pair.value);
            }
        }
        if (texts.isEmpty()) {
            return new Absent();
        }
        return texts.size() == 1 && !listed ? new Text(texts.getFirst()) : new Many(List.copyOf(texts));
    }

    /** The value of a name that occurs once, plainly. */
    public Optional<String> text(String name) {
        return get(name) instanceof Text one ? Optional.of(one.text()) : Optional.empty();
    }

    /** Whether the name occurs with anything behind it. */
    public boolean isSet(String name) {
        return switch (get(name)) {
            case Absent absent -> false;
            case Text one -> !one.text().isEmpty();
            case Many many -> true;
            case Nested nested -> true;
        };
    }

    /** Whether the name occurs as {@code 1}, {@code true} or {@code yes}; one such is enough. */
    public boolean isYes(String name) {
        return switch (get(name)) {
            case Text one -> isYesText(one.text());
            case Many many -> many.texts().stream().anyMatch(QueryString::isYesText);
            case Absent absent -> false;
            case Nested nested -> false;
        };
    }

    private static boolean isYesText(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes" -> true;
            default -> false;
        };
    }

    private static boolean isListItem(String brackets) {
        return brackets.equals("[]") || brackets.matches("\\[\\d{1,2}]");
    }

    private record Pair(String name, String value) {}
}
