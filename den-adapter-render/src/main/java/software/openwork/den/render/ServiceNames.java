package software.openwork.den.render;

import java.util.Locale;
import software.openwork.den.domain.worker.WorkerId;

/**
 * Names of services: prefix, the worker's full identifier, then as much of its display name as fits. So no name can be
 * taken for another worker's.
 */
final class ServiceNames {

    /** Longer ones were never seen; they become the first label of a host name, which may have 63. */
    private static final int LONGEST = 62;

    private final String prefix;

    ServiceNames(String prefix) {
        this.prefix = prefix;
    }

    String name(WorkerId worker, String displayName) {
        return cut(slug(prefix + "-" + worker.value() + "-" + displayName));
    }

    /** As the replaced service made them. */
    String formerName(WorkerId worker, String displayName) {
        String id = worker.value();
        return cut(slug(prefix + "-" + displayName + "-" + id.substring(0, Math.min(8, id.length()))));
    }

    static String slug(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9-]+", "-")
                .replaceAll("-+", "-")
                .replaceAll("^-|-$", "");
    }

    private static String cut(String slug) {
        return slug.length() <= LONGEST ? slug : slug.substring(0, LONGEST).replaceAll("-+$", "");
    }
}
