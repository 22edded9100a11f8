/** Finding and repairing what vendors still run and no worker needs. */
@NullMarked
package software.openwork.den.application.sweep;

import org.jspecify.annotations.NullMarked;
