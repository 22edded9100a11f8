package software.openwork.den.domain.diagnosis;

import java.util.List;

/** What showed when an outside party was looked at. Texts are for operators and hold no secret. */
public sealed interface Symptom {

    /** What of a configuration can be wrong, in words that hold for every vendor. */
    enum Part {
        /** Where its API is. */
        ADDRESS,
        /** What it knows us by: key or token. */
        KEY,
        /** Whose things we use there. */
        WORKSPACE,
        /** Where it runs things. */
        REGION,
        /** Whose zone it is. */
        TEAM,
        /** The DNS zone. */
        ZONE,
        /** The version of its API. */
        VERSION,
        /** What is sold. */
        PRODUCT,
        /** What the sold thing gives. */
        BENEFIT
    }

    /**
     * That much is in order.
     *
     * @param seen what was seen
     */
    record Sound(String seen) implements Symptom {}

    /**
     * Something must be put right.
     *
     * @param parts what may be wrong, the likeliest first, at least one
     * @param reason why that is thought
     */
    record Wrong(List<Part> parts, String reason) implements Symptom {

        /** Copies the list. */
        public Wrong {
            parts = List.copyOf(parts);
        }

        /**
         * One part is wrong.
         *
         * @param part which
         * @param reason why that is thought
         */
        public Wrong(Part part, String reason) {
            this(List.of(part), reason);
        }
    }

    /**
     * Nobody answered, or the answer says nothing about the configuration.
     *
     * @param reason what happened
     */
    record Unclear(String reason) implements Symptom {}
}
