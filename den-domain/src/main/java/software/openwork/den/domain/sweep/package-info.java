/** Finding what vendors still run and no worker needs. */
@NullMarked
package software.openwork.den.domain.sweep;

import org.jspecify.annotations.NullMarked;
