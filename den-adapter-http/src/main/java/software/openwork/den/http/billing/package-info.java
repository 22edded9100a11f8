/** Routes of the paywall. */
@NullMarked
package software.openwork.den.http.billing;

import org.jspecify.annotations.NullMarked;
