/** Values that must never be printed, and the source of new random ones. */
@NullMarked
package software.openwork.den.domain.secret;

import org.jspecify.annotations.NullMarked;
