package software.openwork.den.render;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import software.openwork.den.domain.secret.Secret;
import software.openwork.den.vendor.VendorApi;
import software.openwork.den.vendor.VendorPolicy;

/**
 * Access to Render's API, for commands that look or deploy.
 *
 * @param apiBase the API
 * @param apiKey key to it
 * @param ownerId the workspace
 * @param callLimit the longest that one call may take
 */
public record RenderAccessConfig(URI apiBase, Secret apiKey, String ownerId, Duration callLimit) {

    private static final int ONE_AFTER_THE_OTHER = 1;

    VendorApi open(InstantSource clock) {
        return new VendorApi(VendorPolicy.of("render", ONE_AFTER_THE_OTHER).within(callLimit), apiBase, apiKey, clock);
    }
}
