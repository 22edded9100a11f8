package software.openwork.den.domain.diagnosis;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A look at an outside party, which changed nothing there.
 *
 * @param symptoms what showed, at least one
 * @param clock the time by the other's clock as it answered last, to the second, or null when it did not say
 */
public record Examination(List<Symptom> symptoms, @Nullable Instant clock) {

    /** Copies the list. */
    public Examination {
        symptoms = List.copyOf(symptoms);
    }
}
