/**
 * Render, Vercel's DNS and running workers, played on loopback: stateful, as strict as the vendors' documents, and out of
 * order on demand.
 */
@NullMarked
package software.openwork.den.simulator.vendor;

import org.jspecify.annotations.NullMarked;
