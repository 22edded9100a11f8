package software.openwork.den.render;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.secret.Secret;

/**
 * How Render runs workers.
 *
 * @param apiBase the API
 * @param apiKey key to it
 * @param ownerId workspace that owns the services
 * @param repo Git repository that workers are built from
 * @param branch of it
 * @param rootDir folder in it
 * @param plan Render's word
 * @param region Render's word
 * @param openworkVersion version of the orchestrator on workers, or null for the newest
 * @param namePrefix start of the services' names
 * @param installation identifies this Den at the vendor
 * @param callLimit the longest that one call may take
 * @param atOnce calls under way at the same moment
 */
public record RenderConfig(
        URI apiBase,
        Secret apiKey,
        String ownerId,
        URI repo,
        String branch,
        String rootDir,
        String plan,
        String region,
        @Nullable String openworkVersion,
        String namePrefix,
        String installation,
        Duration callLimit,
        int atOnce) {

    /** Refuses a version that would be more than a word to a shell. */
    public RenderConfig {
        if (openworkVersion != null && !openworkVersion.matches("[A-Za-z0-9][A-Za-z0-9.+_-]*")) {
            throw new IllegalArgumentException("not a version: " + openworkVersion);
        }
    }
}
