package software.openwork.den.gate.credential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.secret.Secret;

/**
 * The file of named tokens: one a line, {@code name token [expiry]}, the expiry a day (of which the token still sees
 * nothing) or a time as in ISO 8601; empty lines, and lines that begin with {@code #}, count for nothing.
 */
public final class TokenFile {

    private static final int MOST = 10_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@+-]{1,64}");
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]{8,1024}");

    private TokenFile() {}

    /** What came of reading. */
    public sealed interface Result {}

    /** The tokens, expired ones included. */
    public record Read(List<AccessToken> tokens) implements Result {}

    /** It cannot be used; the reason shows no token. */
    public record Unreadable(String reason) implements Result {}

    /** Reads the file. */
    public static Result read(Path file) {
        try {
            return parse(Files.readAllLines(file));
        } catch (IOException | SecurityException unreadable) {
            return new Unreadable(
                    "cannot be read as UTF-8 text (" + unreadable.getClass().getSimpleName() + "): " + file);
        }
    }

    static Result parse(List<String> lines) {
        List<AccessToken> tokens = new ArrayList<>();
        Set<String> names = new HashSet<>(Set.of("current", "previous"));
        Set<Secret> secrets = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            AccessToken token = token(line.split("\\s+"));
            if (token == null) {
                return new Unreadable(
                        "line " + (i + 1) + " must be: name token [expiry], the token of at least 8 visible"
                                + " characters, the expiry as 2027-01-31 or 2027-01-31T12:00:00Z");
            }
            if (!names.add(token.name()) || !secrets.add(token.secret()) || tokens.size() == MOST) {
                return new Unreadable("line " + (i + 1) + " repeats a name or a token, takes a name of the gate's own"
                        + " (current, previous), or is one too many");
            }
            tokens.add(token);
        }
        return new Read(List.copyOf(tokens));
    }

    private static @Nullable AccessToken token(String[] words) {
        if (words.length < 2
                || words.length > 3
                || !NAME.matcher(words[0]).matches()
                || !TOKEN.matcher(words[1]).matches()) {
            return null;
        }
        Instant until = words.length == 3 ? time(words[2]) : null;
        return words.length == 3 && until == null ? null : new AccessToken(words[0], Secret.of(words[1]), until);
    }

    private static @Nullable Instant time(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException bad) {
            return null;
        }
    }
}
