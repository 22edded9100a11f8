package software.openwork.den.domain.billing;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A page on which a person can pay.
 *
 * @param url absolute http or https URL, for this person only
 * @param expiresAt when the vendor closes it, or null where it does not tell
 */
public record Checkout(URI url, @Nullable Instant expiresAt) {

    /** Refuses what nobody can open. */
    public Checkout {
        Objects.requireNonNull(url, "url");
        String scheme = url.getScheme();
        if (url.getHost() == null || !("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))) {
            throw new IllegalArgumentException("a checkout is a page of the web");
        }
    }
}
