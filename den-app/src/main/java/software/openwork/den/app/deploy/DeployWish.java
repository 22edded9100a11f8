package software.openwork.den.app.deploy;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a deploy.
 *
 * @param dryRun nothing is changed, only shown
 * @param prune variables that nobody asks for are removed
 * @param commit of the service's repository, in full, or null for the newest of its branch
 * @param image of a service that runs an image, or null
 * @param version that must answer in the end, or null: then the commit tells, or else any version will do
 * @param url where the service is reached, or null for the vendor's own
 */
public record DeployWish(
        boolean dryRun,
        boolean prune,
        @Nullable String commit,
        @Nullable String image,
        @Nullable String version,
        @Nullable URI url) {

    boolean isAnsweredBy(@Nullable String answered) {
        if (answered == null) {
            return false;
        }
        if (version != null) {
            return answered.equals(version);
        }
        return commit == null || answered.endsWith("+" + commit.substring(0, Math.min(12, commit.length())));
    }

    String awaited() {
        if (version != null) {
            return version;
        }
        return commit == null ? "any version" : "commit " + commit;
    }
}
