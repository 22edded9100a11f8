package software.openwork.den.app;

import java.util.ArrayList;
import java.util.List;
import software.openwork.den.app.config.Problem;

/** The configuration cannot be used. */
final class ConfigurationException extends RuntimeException {

    private final List<String> lines;

    ConfigurationException(List<Problem> problems) {
        this(text(problems));
    }

    ConfigurationException(String message) {
        this(List.of("den: " + message));
    }

    private ConfigurationException(Iterable<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf((List<String>) lines);
    }

    List<String> lines() {
        return lines;
    }

    private static List<String> text(List<Problem> problems) {
        List<String> lines = new ArrayList<>();
        lines.add(
                problems.size() == 1 ? "den: one setting is wrong" : "den: " + problems.size() + " settings are wrong");
        problems.forEach(problem -> lines.add("  " + problem));
        return lines;
    }
}
