package software.openwork.den.app.doctor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the doctor says.
 *
 * @param findings in the order in which they are read
 */
public record Report(List<Finding> findings) {

    /** Copies the list. */
    public Report {
        findings = List.copyOf(findings);
    }

    /**
     * Whether nothing must be put right.
     *
     * @return false as soon as one finding failed
     */
    public boolean healthy() {
        return count(Finding.Verdict.FAILED) == 0;
    }

    /**
     * For people.
     *
     * @return lines
     */
    public String text() {
        return findings.stream()
                .map(finding -> "%-7s  %-14s %s%s%n"
                        .formatted(
                                word(finding.verdict()),
                                finding.check(),
                                finding.variables().isEmpty() ? "" : String.join(", ", finding.variables()) + ": ",
                                finding.text()))
                .collect(Collectors.joining("", "", summary()));
    }

    private String summary() {
        long failed = count(Finding.Verdict.FAILED);
        long warnings = count(Finding.Verdict.WARNING);
        return "%n%s%s%n"
                .formatted(
                        failed == 0 ? "Nothing must be put right" : failed + " to be put right",
                        warnings == 0 ? "." : ", " + warnings + (warnings == 1 ? " warning." : " warnings."));
    }

    private long count(Finding.Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).count();
    }

    /**
     * For programs: {@code {"healthy", "findings": [{"verdict", "check", "variables", "text"}]}}.
     *
     * @return one JSON document
     */
    public String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeBooleanField("healthy", healthy());
            json.writeArrayFieldStart("findings");
            for (Finding finding : findings) {
                write(json, finding);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("verdict", word(finding.verdict()));
        json.writeStringField("check", finding.check());
        json.writeStringField("text", finding.text());
        json.writeArrayFieldStart("variables");
        for (String variable : finding.variables()) {
            json.writeString(variable);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String word(Finding.Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
