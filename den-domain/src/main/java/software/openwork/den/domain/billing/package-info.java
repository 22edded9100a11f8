/** Paying: who is entitled to cloud workers, and what is asked of the vendor that knows. */
@NullMarked
package software.openwork.den.domain.billing;

import org.jspecify.annotations.NullMarked;
