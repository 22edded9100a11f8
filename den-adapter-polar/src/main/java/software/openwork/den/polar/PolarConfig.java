package software.openwork.den.polar;

import java.net.URI;
import software.openwork.den.domain.secret.Secret;

/**
 * What is sold at Polar, and how Polar is spoken with.
 *
 * @param apiBase the API; that of the sandbox knows other tokens and customers
 * @param accessToken token of the organisation
 * @param version version of the API that is asked for, {@code YYYY-MM}
 * @param productId the product on sale
 * @param successUrl where a checkout leads after paying
 * @param returnUrl where a checkout and the portal lead back to
 * @param atOnce calls under way at the same moment
 */
public record PolarConfig(
        URI apiBase, Secret accessToken, String version, String productId, URI successUrl, URI returnUrl, int atOnce) {}
