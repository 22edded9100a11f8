package software.openwork.den.http.route;

import java.util.List;
import software.openwork.den.http.wire.Fields;

/** Reads a form into a value, or says everything that is wrong with it. */
public interface FormReader<F> {

    Reading<F> read(Fields fields);

    /** Answer of {@link #read}. */
    sealed interface Reading<F> {

        /** The form, if nothing was wrong with its fields. */
        static <F> Reading<F> of(Fields fields, F form) {
            return fields.isValid() ? new Read<>(form) : new Invalid<>(fields.issues());
        }
    }

    /** All is well. */
    record Read<F>(F form) implements Reading<F> {}

    /**
     * Something is wrong.
     *
     * @param issues what, in the order of the fields
     */
    record Invalid<F>(List<Fields.Issue> issues) implements Reading<F> {

        /** Copies the list. */
        public Invalid {
            issues = List.copyOf(issues);
        }
    }
}
