package software.openwork.den.app.deploy;

import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What a deploy changes in the environment of a service.
 *
 * @param before as it is
 * @param after as it shall be
 * @param unwanted names that nothing is wanted of; they are in {@code after} too unless they are pruned
 */
record Difference(SortedMap<String, String> before, SortedMap<String, String> after, SortedSet<String> unwanted) {

    static Difference of(Map<String, String> before, Map<String, String> wanted, boolean prunes) {
        SortedSet<String> unwanted = new TreeSet<>(before.keySet());
        unwanted.removeAll(wanted.keySet());
        SortedMap<String, String> after = new TreeMap<>(before);
        after.putAll(wanted);
        if (prunes) {
            after.keySet().removeAll(unwanted);
        }
        return new Difference(new TreeMap<>(before), after, unwanted);
    }

    boolean isEmpty() {
        return before.equals(after);
    }

    /** For people, line by line. No secret is shown, nor the value of anything that nobody here knows. */
    void show(Consumer<String> lines) {
        SortedSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        names.forEach(name -> {
            if (!before.containsKey(name)) {
                lines.accept("  + " + name + "=" + shown(name, after));
            } else if (!after.containsKey(name)) {
                lines.accept("  - " + name);
            } else if (!Objects.equals(before.get(name), after.get(name))) {
                lines.accept("  ~ " + name + "=" + shown(name, after)
                        + (Setting.isShown(name) ? " (was " + shown(name, before) + ")" : " (changed)"));
            } else if (unwanted.contains(name)) {
                lines.accept("    " + name + " is kept (--prune removes it)");
            }
        });
    }

    private static String shown(String name, Map<String, String> environment) {
        return Setting.isShown(name) ? environment.getOrDefault(name, "").replaceAll("\\p{Cntrl}", "?") : "***";
    }
}
