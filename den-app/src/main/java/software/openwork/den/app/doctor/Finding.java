package software.openwork.den.app.doctor;

import java.util.List;

/**
 * One line of what the doctor says.
 *
 * @param verdict how it is
 * @param check what was looked at
 * @param variables the settings to put right, the likeliest first; none when all is well, or when it is no setting
 * @param text what was seen; holds no secret
 */
public record Finding(Verdict verdict, String check, List<String> variables, String text) {

    /** How something is. */
    public enum Verdict {
        /** As it should be. */
        OK,
        /** Not looked at: not configured, or what it needs is wrong itself. */
        SKIPPED,
        /** It works, and may not be what was meant. */
        WARNING,
        /** It must be put right. */
        FAILED
    }

    /** Copies the list. */
    public Finding {
        variables = List.copyOf(variables);
    }

    static Finding ok(String check, String text) {
        return new Finding(Verdict.OK, check, List.of(), text);
    }

    static Finding skipped(String check, String text) {
        return new Finding(Verdict.SKIPPED, check, List.of(), text);
    }

    static Finding warning(String check, String text, String... variables) {
        return new Finding(Verdict.WARNING, check, List.of(variables), text);
    }

    static Finding failed(String check, String text, String... variables) {
        return new Finding(Verdict.FAILED, check, List.of(variables), text);
    }
}
