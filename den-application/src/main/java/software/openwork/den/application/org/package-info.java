/** Use cases of organisations. */
@NullMarked
package software.openwork.den.application.org;

import org.jspecify.annotations.NullMarked;
