/** {@code den doctor}: what is wrong with a configuration and with what it leads to. */
@NullMarked
package software.openwork.den.app.doctor;

import org.jspecify.annotations.NullMarked;
