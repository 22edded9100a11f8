package software.openwork.den.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads variables out of an environment and notes every problem on the way, instead of stopping at the first. */
final class Values {

    private static final int SHOWN = 60;

    private final Map<String, String> environment;
    private final List<Problem> problems = new ArrayList<>();

    Values(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The value; empty when it is not set and has no default, or when it is bad, which is noted. */
    <T> Optional<T> find(Variable<T> variable) {
        String text = text(variable);
        if (text == null) {
            return Optional.empty();
        }
        Optional<T> value = variable.kind().parser().apply(text);
        if (value.isEmpty()) {
            refuse(variable, "must be " + variable.kind().form() + shown(variable, text));
        }
        return value;
    }

    /**
     * The value of a variable that has one in any case.
     *
     * @param substitute stands for a value that is missing or bad; nobody sees it, as the configuration is refused
     */
    <T> T get(Variable<T> variable, T substitute) {
        return find(variable).orElse(substitute);
    }

    /** The value of a variable with a default. */
    <T> T get(Variable<T> variable) {
        return find(variable).orElseGet(() -> byDefault(variable));
    }

    /** The value of a variable that must be set, for the reason given. */
    <T> Optional<T> require(Variable<T> variable, String reason) {
        if (!isSet(variable)) {
            refuse(
                    variable,
                    "is required " + reason + ": set it to " + variable.kind().form());
        }
        return find(variable);
    }

    /** Notes that one of two variables that belong together is missing. */
    void pair(Variable<?> one, Variable<?> other) {
        if (isSet(one) != isSet(other)) {
            Variable<?> missing = isSet(one) ? other : one;
            Variable<?> present = isSet(one) ? one : other;
            refuse(missing, "is required when " + present.name() + " is set: set both or neither");
        }
    }

    boolean isSet(Variable<?> variable) {
        String text = environment.get(variable.name());
        return text != null && (!text.isBlank() || variable.kind().takesEmpty());
    }

    void refuse(Variable<?> variable, String hint) {
        Problem problem = new Problem(variable.name(), hint);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    private @Nullable String text(Variable<?> variable) {
        return isSet(variable) ? environment.getOrDefault(variable.name(), "").strip() : variable.fallback();
    }

    private static <T> T byDefault(Variable<T> variable) {
        return Optional.ofNullable(variable.fallback())
                .flatMap(variable.kind().parser())
                .orElseThrow(() -> new IllegalStateException(variable.name() + " has no valid default"));
    }

    private static String shown(Variable<?> variable, String text) {
        if (variable.secret()) {
            return "";
        }
        String printable = text.replaceAll("\\p{Cntrl}", "?").replaceAll("//.*@", "//…@");
        return ", not \"" + (printable.length() > SHOWN ? printable.substring(0, SHOWN) + "…" : printable) + "\"";
    }
}
