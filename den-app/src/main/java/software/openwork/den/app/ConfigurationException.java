package software.openwork.den.app;

import java.util.List;
import java.util.stream.Collectors;
import software.openwork.den.app.config.Problem;

/** The configuration cannot be used. The message is for whoever started Den. */
final class ConfigurationException extends RuntimeException {

    ConfigurationException(String message) {
        super(message);
    }

    static ConfigurationException of(List<Problem> problems) {
        return new ConfigurationException(problems.stream()
                .map(problem -> "\n  " + problem)
                .collect(Collectors.joining(
                        "",
                        problems.size() == 1
                                ? "den: one setting must be put right"
                                : "den: " + problems.size() + " settings must be put right",
                        "")));
    }
}
