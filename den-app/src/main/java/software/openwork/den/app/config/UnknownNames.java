package software.openwork.den.app.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds variables that were meant for Den but are none of its own. */
final class UnknownNames {

    /** Read by the launcher and by the tests, or written by the image. */
    private static final List<String> OTHERS =
            List.of("DEN_JAVA_HOME", "DEN_JAVA_OPTS", "DEN_TEST_DATABASE_URL", "DEN_REVISION");

    private UnknownNames() {}

    static List<String> warnings(Collection<String> names) {
        return names.stream()
                .filter(name -> name.startsWith("DEN_") && !Variables.NAMES.contains(name) && !OTHERS.contains(name))
                .sorted()
                .map(name -> name + " is not a variable of Den and has no effect"
                        + nearest(name)
                                .map(near -> ": did you mean " + near + "?")
                                .orElse(""))
                .toList();
    }

    private static Optional<String> nearest(String name) {
        return Variables.NAMES.stream()
                .filter(known -> distance(name, known) <= Math.max(3, name.length() / 4))
                .min(Comparator.comparingInt((String known) -> distance(name, known))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Levenshtein's. */
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] current = new int[other.length() + 1];
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
