/** Den's own service at a hosting vendor, for {@code den deploy}. */
@NullMarked
package software.openwork.den.domain.deploy;

import org.jspecify.annotations.NullMarked;
