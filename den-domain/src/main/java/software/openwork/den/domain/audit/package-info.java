/** The record of who did what. */
@NullMarked
package software.openwork.den.domain.audit;

import org.jspecify.annotations.NullMarked;
