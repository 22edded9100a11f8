/**
 * How Den calls the APIs of others. One policy for all of them: limits in time and size, retries where they do no harm,
 * the vendors' own limits obeyed, a circuit breaker and a bulkhead for each vendor.
 */
@NullMarked
package software.openwork.den.vendor;

import org.jspecify.annotations.NullMarked;
