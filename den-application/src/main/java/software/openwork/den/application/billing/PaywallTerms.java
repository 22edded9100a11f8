package software.openwork.den.application.billing;

import java.time.Duration;
import software.openwork.den.domain.billing.EntitlementRules;

/**
 * What the operator sells, and by which rules.
 *
 * @param productId the product on sale
 * @param rules who is entitled
 * @param freeWorkers cloud workers, failed ones aside, that a user may have without a plan
 * @param grace how long a yes counts while the vendor cannot be asked
 * @param fresh how long a yes counts without asking again
 * @param freshRefusal how long a no does
 */
public record PaywallTerms(
        String productId,
        EntitlementRules rules,
        int freeWorkers,
        Duration grace,
        Duration fresh,
        Duration freshRefusal) {}
