package software.openwork.den.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import software.openwork.den.app.config.ConfigReading;
import software.openwork.den.app.config.DenConfig;
import software.openwork.den.app.config.Environment;
import software.openwork.den.app.config.Use;

/** Reads the configuration for a command, and tells what is wrong with it. */
final class Settings {

    private Settings() {}

    static Map<String, String> environment() {
        try {
            return Environment.of(Path.of(""), System.getenv());
        } catch (IllegalArgumentException unreadable) {
            throw new ConfigurationException(String.valueOf(unreadable.getMessage()));
        }
    }

    static DenConfig read(Map<String, String> environment, Use use, PrintWriter err) {
        ConfigReading reading = DenConfig.read(environment, use);
        reading.warnings().forEach(warning -> err.println("den: warning: " + warning));
        err.flush();
        return switch (reading) {
            case ConfigReading.Valid valid -> valid.config();
            case ConfigReading.Invalid invalid -> throw new ConfigurationException(invalid.problems());
        };
    }
}
