/** Who may do what. */
@NullMarked
package software.openwork.den.domain.access;

import org.jspecify.annotations.NullMarked;
