package software.openwork.den.app;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Where commands are typed, in this JVM, and what they print there. */
final class Terminal {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Runs a command in a folder, with nothing but these variables; gives its status. */
    int run(Path folder, Map<String, String> environment, String... arguments) {
        return Arguments.run(commands(folder, environment), arguments);
    }

    Commands commands(Path folder, Map<String, String> environment) {
        return new Commands(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                folder);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
