/** Use cases of the paywall. */
@NullMarked
package software.openwork.den.application.billing;

import org.jspecify.annotations.NullMarked;
