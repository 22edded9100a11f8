package software.openwork.den.app.config;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Where the variables come from: the process, and below it a {@code .env} file. */
public final class Environment {

    /** Stricter than dotenv-java, which drops the rest of the file without a word when a quote is not closed. */
    private static final Pattern LINE =
            Pattern.compile("\\s*(#.*|[\\w.-]+\\s*=\\s*('[^']*'|\"[^\"]*\"|[^'\"#\\s][^#]*)?\\s*(#.*)?)?");

    private Environment() {}

    /**
     * Puts both together.
     *
     * @param folder where the file is looked for; it need not be there
     * @param process variables of the process; they win
     * @return all of them
     * @throws IllegalArgumentException when the file cannot be read; the message holds none of its text
     */
    public static Map<String, String> of(Path folder, Map<String, String> process) {
        Map<String, String> all = new HashMap<>(file(folder));
        all.putAll(process);
        return all;
    }

    private static Map<String, String> file(Path folder) {
        Path file = folder.resolve(".env");
        if (!Files.exists(file)) {
            return Map.of();
        }
        check(file);
        Map<String, String> entries = new HashMap<>();
        try {
            Dotenv.configure()
                    .directory(folder.toAbsolutePath().toString())
                    .load()
                    .entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)
                    .forEach(entry -> entries.put(entry.getKey(), unquoted(entry.getValue())));
        } catch (DotenvException bad) {
            // Without the cause: it quotes the line, which may hold a secret.
            throw new IllegalArgumentException(file + " cannot be read");
        }
        return entries;
    }

    /** Double quotes are gone already. */
    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("'") && value.endsWith("'")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    private static void check(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException bad) {
            throw new IllegalArgumentException(
                    file + " cannot be read as UTF-8 text: " + bad.getClass().getSimpleName());
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!LINE.matcher(lines.get(i)).matches()) {
                throw new IllegalArgumentException(file + ", line " + (i + 1)
                        + ": must be NAME=value, a comment (# …) or empty; close quotes on the same line");
            }
        }
    }
}
