package software.openwork.den.http.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.EmailAddress;

/**
 * Reads the members of a JSON object and notes all that is wrong with them, in the words of the validator that the
 * replaced service used: clients show them to people.
 */
public final class Fields {

    private static final String EXPECTED = "Invalid input: expected ";
    private static final String UNDEFINED = "undefined";

    private final @Nullable JsonNode node;
    private final String kind;
    private final List<Issue> issues = new ArrayList<>();

    private Fields(@Nullable JsonNode value) {
        this.node = value != null && value.isObject() ? value : null;
        this.kind = kind(value);
        if (node == null) {
            report("", EXPECTED + "object, received " + kind);
        }
    }

    /**
     * Something that is wrong.
     *
     * @param field which member, or empty for the object as a whole
     * @param message what
     */
    public record Issue(String field, String message) {}

    /** The members of a value, which should be an object; null stands for none at all. */
    public static Fields of(@Nullable JsonNode node) {
        return new Fields(node);
    }

    /** Whether there is an object at all; if not, that has been noted and members should not be asked for. */
    public boolean isObject() {
        return node != null;
    }

    /** Whether there is nothing at all. */
    public boolean isAbsent() {
        return kind.equals(UNDEFINED);
    }

    public boolean isValid() {
        return issues.isEmpty();
    }

    public List<Issue> issues() {
        return List.copyOf(issues);
    }

    public void report(String field, String message) {
        issues.add(new Issue(field, message));
    }

    /** Notes it a second time that there is no object, where the form is also read as a map of anything. */
    public void reportNoRecord() {
        report("", EXPECTED + "record, received " + kind);
    }

    /** What is wrong with something that should be a map of anything, and is no object. */
    public List<Issue> noRecord() {
        return List.of(new Issue("", EXPECTED + "record, received " + kind));
    }

    /** A text that must be there; an empty one where it is not, which has been noted. */
    public String text(String name) {
        return optionalText(name, true).orElse("");
    }

    /** A text that may be absent, but not null. */
    public Optional<String> optionalText(String name) {
        return optionalText(name, false);
    }

    private Optional<String> optionalText(String name, boolean required) {
        JsonNode value = member(name);
        if (value == null && !required) {
            return Optional.empty();
        }
        if (value == null || !value.isTextual()) {
            report(name, EXPECTED + "string, received " + kind(value));
            return Optional.empty();
        }
        if (!Texts.isWellFormed(value.textValue())) {
            report(name, "Invalid string: must be well-formed Unicode");
        }
        return Optional.of(value.textValue());
    }

    /** True or false, or the given value where it is absent. */
    public boolean flag(String name, boolean absent) {
        JsonNode value = member(name);
        if (value != null && !value.isBoolean()) {
            report(name, EXPECTED + "boolean, received " + kind(value));
        }
        return value == null ? absent : value.booleanValue();
    }

    /** Notes it when the text is empty. */
    public void notEmpty(String name, String text) {
        if (text.isEmpty() && !isReported(name)) {
            report(name, "Too small: expected string to have >=1 characters");
        }
    }

    /** Notes it when the text has more characters than fit. */
    public void atMost(String name, @Nullable String text, int most) {
        if (text != null && Texts.length(text) > most) {
            report(name, "Too big: expected string to have <=" + most + " characters");
        }
    }

    /** An address in a syntax that Den takes; noted where it is not. */
    public String email(String name) {
        String email = text(name);
        if (!isReported(name) && !EmailAddress.isValid(email)) {
            report(name, "Invalid email address");
        }
        return email;
    }

    public boolean isReported(String name) {
        return issues.stream().anyMatch(issue -> issue.field().equals(name));
    }

    /** The member as it is, or null. */
    public @Nullable JsonNode member(String name) {
        return node == null ? null : node.get(name);
    }

    /** What the validator calls a value. */
    public static String kind(@Nullable JsonNode value) {
        if (value == null) {
            return UNDEFINED;
        }
        return switch (value.getNodeType()) {
            case NULL -> "null";
            case STRING -> "string";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            case OBJECT, POJO -> "object";
            case MISSING, BINARY -> UNDEFINED;
        };
    }
}
