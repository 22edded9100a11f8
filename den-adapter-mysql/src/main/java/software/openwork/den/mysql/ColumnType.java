package software.openwork.den.mysql;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of a column as {@code information_schema} prints it, and as far as it counts: its family, and how much it
 * holds.
 *
 * @param text as printed
 * @param family the word in front
 * @param size what stands in the brackets of texts and times, 0 for nothing
 * @param words of an enum
 */
record ColumnType(String text, String family, int size, Set<String> words) {

    private static final Pattern FORM = Pattern.compile("([A-Za-z]+)(?:\\((.*)\\))?.*");
    private static final Set<String> TEXTS = Set.of("text", "mediumtext", "longtext");

    static ColumnType parse(String printed) {
        Matcher form = FORM.matcher(printed.strip());
        if (!form.matches()) {
            return new ColumnType(printed, printed, 0, Set.of());
        }
        String family = form.group(1).toLowerCase(Locale.ROOT);
        String inside = form.group(2) == null ? "" : form.group(2);
        return switch (family) {
            case "enum" -> new ColumnType(printed, family, 0, words(inside));
            case "varchar", "timestamp" -> new ColumnType(printed, family, number(inside), Set.of());
            // Others print a display width, or none, as the server likes.
            default -> new ColumnType(printed, family, 0, Set.of());
        };
    }

    /** Whether a column of that type takes what is written into one of this type, and gives it back the same. */
    boolean isServedBy(ColumnType other) {
        return switch (family) {
            case "text" -> TEXTS.contains(other.family);
            // MariaDB has no type of its own for it.
            case "json" -> List.of("json", "longtext").contains(other.family);
            case "enum" -> other.family.equals(family) && other.words.equals(words);
            default -> other.family.equals(family) && other.size >= size;
        };
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static Set<String> words(String list) {
        return Set.copyOf(Arrays.stream(list.split(",", -1))
                .map(word -> word.strip().replaceAll("^'|'$", ""))
                .toList());
    }
}
