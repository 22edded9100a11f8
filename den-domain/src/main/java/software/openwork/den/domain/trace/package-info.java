/** What set off what is being done. */
@NullMarked
package software.openwork.den.domain.trace;

import org.jspecify.annotations.NullMarked;
