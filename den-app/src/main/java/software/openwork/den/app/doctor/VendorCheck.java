package software.openwork.den.app.doctor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.openwork.den.domain.diagnosis.Examination;
import software.openwork.den.domain.diagnosis.Symptom;
import software.openwork.den.domain.diagnosis.Symptom.Part;

/** A vendor, by what its adapter sees there, in the words of our settings. */
final class VendorCheck implements Check {

    private final String name;
    private final Map<Part, String> variables;
    private final Supplier<Examination> examination;
    private final Clocks clocks;

    /**
     * A check.
     *
     * @param variables the setting of each part that can be wrong
     */
    VendorCheck(String name, Map<Part, String> variables, Supplier<Examination> examination, Clocks clocks) {
        this.name = name;
        this.variables = variables;
        this.examination = examination;
        this.clocks = clocks;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> needs() {
        return Set.copyOf(variables.values());
    }

    @Override
    public List<Finding> look() {
        Examination seen = examination.get();
        clocks.hear(name, seen.clock());
        return seen.symptoms().stream().map(this::finding).toList();
    }

    private Finding finding(Symptom symptom) {
        return switch (symptom) {
            case Symptom.Sound sound -> Finding.ok(name, sound.seen());
            case Symptom.Wrong wrong -> Finding.failed(name, wrong.reason(), settings(wrong.parts()));
            case Symptom.Unclear unclear ->
                Finding.failed(name, "could not be looked at: " + unclear.reason(), settings(List.of(Part.ADDRESS)));
        };
    }

    private String[] settings(List<Part> parts) {
        return parts.stream()
                .flatMap(part -> Optional.ofNullable(variables.get(part)).stream())
                .toArray(String[]::new);
    }
}
