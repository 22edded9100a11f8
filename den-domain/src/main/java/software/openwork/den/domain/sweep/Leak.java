package software.openwork.den.domain.sweep;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.worker.WorkerId;

/**
 * Something at a vendor that no worker and no teardown owns.
 *
 * @param kind what it is
 * @param ref the vendor's reference; of a domain, that of the service to which it is attached
 * @param name its name
 * @param worker whose it says to be, or null
 * @param installation which Den says to have made it, or null
 * @param verdict what is made of that
 * @param firstSeen when a sweep found it first
 */
public record Leak(
        Kind kind,
        String ref,
        String name,
        @Nullable WorkerId worker,
        @Nullable String installation,
        Verdict verdict,
        Instant firstSeen) {

    /** The order of reports: by kind, reference and name. */
    public static final Comparator<Leak> ORDER =
            Comparator.comparing(Leak::kind).thenComparing(Leak::ref).thenComparing(Leak::name);

    /** What leaks. */
    public enum Kind {
        /** A service, which costs money. */
        HOST,
        /** A custom domain of a service. */
        DOMAIN,
        /** A DNS record, which points somewhere. */
        DNS;

        /**
         * The word used on the wire and in the database.
         *
         * @return lower case
         */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is made of it. */
    public enum Verdict {
        /** This Den made it, and no worker needs it. */
        OURS_ORPHANED,
        /** Another Den made it. */
        FOREIGN,
        /** Nothing says who made it. */
        UNKNOWN;

        /**
         * The word used on the wire and in the database.
         *
         * @return lower case with underscores
         */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What it is known by from one sweep to the next.
     *
     * @return kind, reference and name
     */
    public Identity identity() {
        return new Identity(kind, ref, name);
    }

    /**
     * See {@link #identity}.
     *
     * @param kind what it is
     * @param ref the vendor's reference
     * @param name its name
     */
    public record Identity(Kind kind, String ref, String name) {}
}
