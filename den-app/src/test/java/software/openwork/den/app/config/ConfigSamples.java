package software.openwork.den.app.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Environments for tests. */
public final class ConfigSamples {

    private ConfigSamples() {}

    /** The least that {@code den serve} wants. */
    public static Map<String, String> serve() {
        Map<String, String> environment = new HashMap<>();
        environment.put("DATABASE_URL", "mysql://den:den@127.0.0.1:3306/den");
        environment.put("BETTER_AUTH_SECRET", "0123456789abcdef0123456789abcdef");
        environment.put("BETTER_AUTH_URL", "https://den.example.com");
        return environment;
    }

    /** A configuration that must be good. */
    public static DenConfig config(Map<String, String> environment, Use use) {
        return switch (DenConfig.read(environment, use)) {
            case ConfigReading.Valid valid -> valid.config();
            case ConfigReading.Invalid invalid -> throw new AssertionError(invalid.problems());
        };
    }

    static List<Problem> problems(Map<String, String> environment, Use use) {
        return switch (DenConfig.read(environment, use)) {
            case ConfigReading.Valid valid -> List.of();
            case ConfigReading.Invalid invalid -> invalid.problems();
        };
    }
}
