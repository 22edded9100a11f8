package software.openwork.den.vercel;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.secret.Secret;

/**
 * The zone in which workers get names.
 *
 * @param apiBase the API
 * @param token to it
 * @param teamId team that owns the zone, or null
 * @param teamSlug the same by its slug, or null; counts only without an id
 * @param zone its name, in lower case
 * @param installation identifies this Den in the comments of records
 * @param callLimit the longest that one call may take
 * @param atOnce calls under way at the same moment
 */
public record VercelConfig(
        URI apiBase,
        Secret token,
        @Nullable String teamId,
        @Nullable String teamSlug,
        String zone,
        String installation,
        Duration callLimit,
        int atOnce) {}
