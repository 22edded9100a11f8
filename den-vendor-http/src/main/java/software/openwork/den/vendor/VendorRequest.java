package software.openwork.den.vendor;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request to a vendor's API.
 *
 * @param method HTTP method
 * @param path below the base of the API, with its query, each part encoded; starts with a slash
 * @param body JSON text, or null for none
 * @param repeats whether it may be sent again when no answer came
 * @param bucket which of the vendor's limits it counts against, any word; a limit that is used up holds back the
 *     requests of the same bucket only
 */
public record VendorRequest(
        String method, String path, @Nullable String body, boolean repeats, String bucket) {

    /**
     * Reads something, as often as it takes.
     *
     * @param path see {@link #path}
     * @return the request, in a bucket of all reads
     */
    public static VendorRequest get(String path) {
        return new VendorRequest("GET", path, null, true, "read");
    }

    /**
     * Something that is the same after a repeat.
     *
     * @param method PUT, PATCH, DELETE, or a POST of that kind
     * @param path see {@link #path}
     * @param body JSON text, or null for none
     * @param bucket see {@link #bucket}
     * @return the request
     */
    public static VendorRequest repeatable(String method, String path, @Nullable String body, String bucket) {
        return new VendorRequest(method, path, body, true, bucket);
    }

    /**
     * Something that a repeat would do twice.
     *
     * @param method POST, most likely
     * @param path see {@link #path}
     * @param body JSON text
     * @param bucket see {@link #bucket}
     * @return the request
     */
    public static VendorRequest once(String method, String path, String body, String bucket) {
        return new VendorRequest(method, path, body, false, bucket);
    }

    /** Method and path for logs and reasons, without query and body. */
    String name() {
        int query = path.indexOf('?');
        return method.toUpperCase(Locale.ROOT) + " " + (query < 0 ? path : path.substring(0, query));
    }

    @Override
    public String toString() {
        return name();
    }
}
